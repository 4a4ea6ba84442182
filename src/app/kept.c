#include "app/kept.h"

#include <stdlib.h>
#include <string.h>

#include "app/inside.h"
#include "base/text.h"
#include "form/answer.h"

static const char *
part_of(const struct answer *x, struct arena *a)
{
	if (x->side != '\0')
		return x->side == 'R' ? "R" : "L";
	return x->row >= 0 ? text_fmt(a, "%d", x->row) : "";
}

void
kept_of_form(const struct form *f, struct arena *a, struct response_answers *out)
{
	struct answers final;

	form_answers(f, ANSWERS_FINAL, a, &final);
	for (size_t i = 0; i < final.n; i++) {
		const struct answer *x = &final.at[i];
		bool blank = x->na[0] != '\0';

		*vec_add(a, &out->list) = (struct response_answer){ .field = x->field,
			.part = part_of(x, a),
			.type = blank ? "na" : x->type,
			.value = blank ? x->na : x->value,
			.confirmed = x->confirmed,
			.asked = x->asked };
	}
}

bool
kept_answers(struct db *db, int64_t response, struct arena *a, struct answers *out, struct err *e)
{
	struct response_answers kept = { 0 };

	if (!response_answers_of(db, response, a, &kept, e))
		return false;
	out->at = arena_array(a, struct answer, kept.list.n + 1);
	out->n = kept.list.n;
	for (size_t i = 0; i < kept.list.n; i++) {
		const struct response_answer *x = &kept.list.at[i];
		bool blank = strcmp(x->type, "na") == 0;
		bool side = strcmp(x->part, "R") == 0 || strcmp(x->part, "L") == 0;

		out->at[i] = (struct answer){ .field = x->field,
			.side = side ? x->part[0] : '\0',
			.row = side || x->part[0] == '\0' ? -1 : atoi(x->part),
			.type = blank ? "" : x->type,
			.value = blank ? "" : x->value,
			.na = blank ? x->value : "",
			.confirmed = (unsigned)x->confirmed,
			.asked = x->asked };
	}
	return true;
}

bool
shelf_read_form(const char *path, struct expr_env *env, struct arena *a, const struct formdef **out,
    struct err *e)
{
	struct formdef *def = arena_new(a, struct formdef);

	*out = def;
	return formdef_load(path, env, a, def, e);
}

int
kept_again(const struct formdef *def, const char *key)
{
	const struct field *g = formdef_field(def, key);

	return g == NULL ? 0 : g->again;
}
