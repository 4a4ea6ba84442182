#include "store/search_store.h"

#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "store/search_find.h"

static void
read_found(struct rows *r, struct arena *a, struct found *p)
{
	p->id = row_int(r);
	p->shown = row_text(r, a);
	p->latin = row_text(r, a);
	p->number = row_text(r, a);
	p->born = row_day(r);
	p->born_estimated = row_int(r) != 0;
	p->sensitive = row_int(r) != 0;
	p->state = row_text(r, a);
	p->last_seen = row_day(r);
	p->right = row_text(r, a);
	p->left = row_text(r, a);
}

bool
search_rows(struct db *db, const int64_t *id, size_t n, int today, struct arena *a,
    struct hits *out, struct err *e)
{
	struct text ids = { .a = a };
	struct rows *r;

	text_add(&ids, "[");
	for (size_t i = 0; i < n; i++)
		text_addf(&ids, "%s%" PRId64, i == 0 ? "" : ",", id[i]);
	text_add(&ids, "]");
	r = db_read(db, Q_SEARCH_ROWS, ARGS(T(text_get(&ids)), I(today)));
	while (row_next(r))
		read_found(r, a, vec_add(a, &out->row));
	return rows_end(r, e);
}

bool
search_ids(struct db *db, struct fold *f, const struct search_for *s, struct arena *a,
    struct hit_ids *out, struct err *e)
{
	struct terms terms;
	struct finding found = { .db = db, .terms = &terms, .a = a };

	found.limit = (size_t)(s->limit < 1 ? 1 : s->limit > SEARCH_MOST ? SEARCH_MOST : s->limit);
	terms_of(s, f, a, &terms);
	out->n = 0;
	out->hint = terms.hint;
	out->too_short = terms.n == 0;
	out->more = false;
	if (terms.n == 0)
		return true;
	if (!search_find(&found, e))
		return false;
	out->more = found.n > found.limit;
	out->n = out->more ? found.limit : found.n;
	memcpy(out->id, found.id, out->n * sizeof(out->id[0]));
	return true;
}

bool
search_patients(struct db *db, struct fold *f, const struct search_for *s, struct arena *a,
    struct hits *out, struct err *e)
{
	struct hit_ids ids;

	*out = (struct hits){ 0 };
	if (!search_ids(db, f, s, a, &ids, e))
		return false;
	out->more = ids.more;
	out->hint = ids.hint;
	out->too_short = ids.too_short;
	return ids.n == 0 || search_rows(db, ids.id, ids.n, s->today, a, out, e);
}
