/* rules_read - the expressions of a form: their names, and the order in which
 * answers settle. */
#include <string.h>

#include "base/text.h"
#include "form/read.h"

static int find_name(const void *ctx, const char *word);

static void
add_name(struct reader *r, struct name n)
{
	int line = n.kind == NAME_CONTEXT ? 1 : r->d->fields[n.index].line;

	if (find_name(r->d, n.word) >= 0)
		read_complain(r, line, "the name :%s would mean two things", n.word);
	r->d->names[r->d->nnames++] = n;
}

static size_t
count_names(const struct formdef *d)
{
	size_t n = d->ncontext;

	for (size_t i = 0; i < d->nfields; i++)
		n += (1 + d->fields[i].nchoices) * 6;
	return n;
}

/* A field's names of one kind: plain, and for sides those of each hip. */
static void
name_sides(struct reader *r, const struct field *f, const char *word, struct name n)
{
	n.word = word;
	n.side = -1;
	add_name(r, n);
	for (int side = SIDE_R; f->sides && side < SIDES; side++) {
		n.word = text_fmt(r->a, "%s_%s", word, side == SIDE_R ? "R" : "L");
		n.side = side;
		add_name(r, n);
	}
}

static void
name_field(struct reader *r, size_t i)
{
	const struct field *f = &r->d->fields[i];

	name_sides(r, f, f->key, (struct name){ .kind = NAME_FIELD, .index = i });
	if (f->prev)
		name_sides(r, f, text_fmt(r->a, "prev_%s", f->key),
		    (struct name){ .kind = NAME_PREV, .index = i });
	for (size_t c = 0; f->type == FIELD_MANY && c < f->nchoices; c++)
		name_sides(r, f, text_fmt(r->a, "%s_%s", f->key, f->choices[c].code),
		    (struct name){ .kind = NAME_CHOICE, .index = i, .choice = c });
}

static int
find_name(const void *ctx, const char *word)
{
	const struct formdef *d = ctx;

	for (size_t i = 0; i < d->nnames; i++)
		if (strcmp(d->names[i].word, word) == 0)
			return (int)i;
	return -1;
}

/* May the expression p use this name where it stands? */
static void
check_place(struct reader *r, const struct pending *p, const struct name *n)
{
	const struct field *at = p->field == SIZE_MAX ? NULL : &r->d->fields[p->field];
	const struct field *f = &r->d->fields[n->index];

	if (n->kind == NAME_CONTEXT)
		return;
	if (f->type == FIELD_INFO)
		read_complain(r, p->line, ":%s is never answered: it is only information", n->word);
	else if (f->sides && n->side < 0 && (at == NULL || !at->sides))
		read_complain(r, p->line, ":%s is asked of each hip: write :%s_R or :%s_L", n->word,
		    n->word, n->word);
	else if (f->repeat >= 0 && (at == NULL || at->repeat != f->repeat))
		read_complain(
		    r, p->line, ":%s is asked in each row: only its own row can use it", n->word);
}

static void
compile(struct reader *r, const struct pending *p)
{
	struct expr_names names = { .find = find_name, .ctx = r->d };
	const int *uses;
	struct err e;
	size_t n;

	if (!expr_compile(r->env, p->text, &names, p->use, p->to, &e)) {
		*p->to = NULL;
		read_complain(r, p->line, "%s", e.text);
		return;
	}
	n = expr_uses(*p->to, &uses);
	for (size_t i = 0; i < n; i++) {
		const struct name *name = &r->d->names[uses[i]];

		check_place(r, p, name);
		if (p->orders && (name->kind == NAME_FIELD || name->kind == NAME_CHOICE))
			r->d->fields[name->index].steers = true;
	}
}

/* The walk that finds the order: each field once, after what it depends on. */
struct walk {
	struct reader *r;
	enum { NEW, OPEN, DONE } * state;
	int *level;
	size_t n;
};

static void visit(struct walk *w, size_t field);

/* Goes to all that the expression reads; remembers the longest chain. */
static void
follow(struct walk *w, size_t field, const struct pending *p)
{
	const struct formdef *d = w->r->d;
	const int *uses;
	size_t n = *p->to == NULL ? 0 : expr_uses(*p->to, &uses);

	for (size_t i = 0; i < n; i++) {
		const struct name *name = &d->names[uses[i]];

		if (name->kind != NAME_FIELD && name->kind != NAME_CHOICE)
			continue;
		if (w->state[name->index] == OPEN) {
			read_complain(w->r, p->line, "%s and %s depend on each other in a circle",
			    d->fields[field].key, d->fields[name->index].key);
			continue;
		}
		visit(w, name->index);
		if (w->level[name->index] + 1 > w->level[field])
			w->level[field] = w->level[name->index] + 1;
		if (w->level[field] == FORM_LEVELS + 1 && w->level[name->index] == FORM_LEVELS)
			read_complain(w->r, p->line,
			    "%s: more than %d fields depend on one another", d->fields[field].key,
			    FORM_LEVELS);
	}
}

static void
visit(struct walk *w, size_t field)
{
	struct reader *r = w->r;
	const struct field *f = &r->d->fields[field];

	if (w->state[field] != NEW)
		return;
	w->state[field] = OPEN;
	if (f->repeat >= 0)
		visit(w, (size_t)f->repeat);
	for (size_t i = 0; i < r->pending.n; i++) {
		const struct pending *p = &r->pending.at[i];
		bool section = p->field == SIZE_MAX && p->to == &r->d->sections[f->section].show;

		if (section || (p->field == field && p->orders))
			follow(w, field, p);
	}
	w->state[field] = DONE;
	r->d->order[w->n++] = field;
}

void
read_rules(struct reader *r)
{
	struct formdef *d = r->d;
	struct arena turn = { 0 };
	struct walk w = { .r = r };

	d->names = arena_array(r->a, struct name, count_names(d));
	for (size_t i = 0; i < d->ncontext; i++)
		add_name(r,
		    (struct name){
			.word = d->context[i], .kind = NAME_CONTEXT, .index = i, .side = -1 });
	for (size_t i = 0; i < d->nfields; i++)
		name_field(r, i);
	for (size_t i = 0; i < r->pending.n; i++)
		compile(r, &r->pending.at[i]);
	w.state = arena_alloc(&turn, d->nfields * sizeof(*w.state));
	w.level = arena_array(&turn, int, d->nfields);
	d->order = arena_array(r->a, size_t, d->nfields);
	for (size_t i = 0; i < d->nfields; i++)
		visit(&w, i);
	arena_clear(&turn);
}
