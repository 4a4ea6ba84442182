#include "app/latin_said.h"

#include <string.h>

#include "app/inside.h"
#include "lang/ascii.h"
#include "lang/width.h"

enum { MOST = 8 }; /* records of one native name that are looked at */

static bool
is_spelt(const struct piece *c, struct arena *a)
{
	bool whole;

	ascii_of(arena_strn(a, c->s, c->len), a, &whole);
	return whole;
}

/* Bytes from the first letter without a Latin spelling to the last, over single blanks. */
static size_t
foreign_run(const char *s, struct arena *a)
{
	const char *p = s;
	struct piece c;
	size_t end = 0;

	while (cluster_next(&p, &c)) {
		bool blank = c.len == 1 && *c.s == ' ';

		if (blank && (size_t)(c.s - s) == end)
			continue;
		if (blank || is_spelt(&c, a))
			break;
		end = (size_t)(c.s - s) + c.len;
	}
	return end;
}

struct found {
	const char *latin; /* NULL: on no record */
	size_t len;        /* of what it stands for */
};

/* A name on record that stands at s: whole, else its native part alone. */
static struct found
on_record(struct app *app, const char *s, size_t run, struct arena *a)
{
	const char *native = arena_strn(a, s, run);
	struct rows *r = db_read(app->db, Q_VIEW_NATIVE, ARGS(T(fold_native(native, a)), I(MOST)));
	struct found out = { NULL, run };
	struct err unheard;

	while (row_next(r)) {
		const char *shown = row_text(r, a), *latin = row_text(r, a);
		size_t len = strlen(shown);

		if (strncmp(s, shown, len) == 0 && (out.latin == NULL || len > out.len))
			out = (struct found){ latin, len };
		else if (out.latin == NULL)
			out = (struct found){ latin, run };
	}
	if (!rows_end(r, &unheard))
		out.latin = NULL;
	return out;
}

static size_t
add_foreign(struct app *app, const char *s, struct text *t)
{
	size_t run = foreign_run(s, t->a);
	const char *foreign = arena_strn(t->a, s, run);
	struct found f = { NULL, run };

	if (fold_native(foreign, t->a)[0] != '\0')
		f = on_record(app, s, run, t->a);
	if (f.latin == NULL)
		f = (struct found){ fold_latin(&app->fold, foreign, t->a), run };
	text_add(t, f.latin[0] == '\0' ? foreign : f.latin); /* a sign that is no letter */
	return f.len;
}

const char *
latin_said(struct app *app, const char *text, struct arena *a)
{
	struct text t = { .a = a };
	const char *s = text;
	struct piece c;
	bool whole;

	ascii_of(text, a, &whole);
	if (whole)
		return text;
	for (const char *p = s; cluster_next(&p, &c);) {
		if (is_spelt(&c, a))
			text_addn(&t, c.s, c.len);
		else
			p = c.s + add_foreign(app, c.s, &t);
	}
	return text_get(&t);
}
