/* Reading what a pack says about treatments and how they fit. */
#include "model/pack_read.h"

#include <string.h>

#include "base/text.h"

static void
read_mixes(struct pack_reader *r, const struct conf_node *n, struct treatment *t)
{
	static const char *const known[] = { "all", "any", "gives", NULL };
	const struct conf_node *list = conf_get(n, "mix");

	for (int i = 0; list != NULL && i < conf_count(list); i++) {
		const struct conf_node *at = conf_at(list, i);
		struct mix m = { .all = conf_get(at, "any") == NULL };

		only(r, at, known);
		m.set = classes_in(r, at, m.all ? "all" : "any");
		m.gives = class_in(r, at, "gives");
		*vec_add(r->a, &t->mix) = m;
	}
}

static void
read_treatment(struct pack_reader *r, const struct conf_node *n)
{
	static const char *const known[] = { "id", "key", "title", "guarded", "certain", "mix",
		"source", NULL };
	struct treatment t = { .id = text_in(r, n, "id"), .key = text_in(r, n, "key") };

	only(r, n, known);
	t.title = text_in(r, n, "title");
	t.guarded = classes_in(r, n, "guarded");
	t.certain = stages_in(r, n, "certain");
	read_mixes(r, n, &t);
	t.slot = name_add(r, n, text_fmt(r->a, "class_%s", t.id), PHASE_CLASS);
	sources_in(r, n, t.id);
	*vec_add(r->a, &r->p->treatment) = t;
}

static void
read_component(struct pack_reader *r, const struct conf_node *n)
{
	static const char *const known[] = { "id", "of", "title", NULL };
	struct component c = { .id = text_in(r, n, "id"), .treatment = treatment_in(r, n, "of") };

	only(r, n, known);
	c.title = text_in(r, n, "title");
	c.slot = name_add(r, n, text_fmt(r->a, "sub_%s", c.id), PHASE_CLASS);
	*vec_add(r->a, &r->p->component) = c;
}

void
read_treatments(struct pack_reader *r)
{
	const struct conf_node *t = list_named(r, "treatments"), *c = list_named(r, "components");

	for (int i = 0; t != NULL && i < conf_count(t); i++)
		read_treatment(r, conf_at(t, i));
	for (int i = 0; c != NULL && i < conf_count(c); i++)
		read_component(r, conf_at(c, i));
}

static void
read_class_words(struct pack_reader *r)
{
	static const char *const known[] = { "code", "title", "opening", "needs", "source", NULL };
	const struct conf_node *list = list_named(r, "classes");

	for (int i = 0; list != NULL && i < conf_count(list); i++) {
		const struct conf_node *n = conf_at(list, i);
		enum class k = class_in(r, n, "code");
		struct class_word w = { .title = text_in(r, n, "title"),
			.opening = text_in(r, n, "opening"),
			.needs = maybe_text(r, n, "needs") };

		only(r, n, known);
		if (conf_get(n, "source") != NULL)
			w.source = sources_in(r, n, class_code(k));
		r->p->class_word[k] = w;
	}
	for (int k = 0; list != NULL && k < CLASSES; k++)
		if (r->p->class_word[k].title == NULL)
			bad(r, list, "class %s has no title", class_code((enum class)k));
}

static void
read_cells(struct pack_reader *r)
{
	static const char *const known[] = { "code", "when", "then", "otherwise", "source", NULL };
	const struct conf_node *list = list_named(r, "cells");

	for (int i = 0; list != NULL && i < conf_count(list); i++) {
		const struct conf_node *n = conf_at(list, i);
		struct choice_cell c = { .code = text_in(r, n, "code") };

		only(r, n, known);
		if ((c.when = expr_in(r, n, "when", EXPR_RULE)) == NULL)
			bad(r, n, "%s: when is missing", c.code);
		c.then = class_in(r, n, "then");
		c.otherwise = class_in(r, n, "otherwise");
		c.source = sources_in(r, n, c.code);
		*vec_add(r->a, &r->p->cell) = c;
	}
}

/* The class or conditional cell called s; -1 when neither. */
static int
cell_of(const struct pack *p, const char *s)
{
	int k = class_of(s);

	for (size_t i = 0; k < 0 && i < p->cell.n; i++)
		if (strcmp(p->cell.at[i].code, s) == 0)
			return CLASSES + (int)i;
	return k;
}

/* "N C A ...": a class or cell for each treatment, in their order. */
static int *
cells_in(struct pack_reader *r, const struct conf_node *n)
{
	const char *s = text_in(r, n, "classes");
	size_t many = r->p->treatment.n, i = 0;
	int *cell = arena_array(r->a, int, many + 1);

	for (s += strspn(s, " "); *s != '\0'; s += strspn(s, " ")) {
		size_t len = strcspn(s, " ");
		const char *word = arena_strn(r->a, s, len);
		int k = cell_of(r->p, word);

		if (k < 0)
			bad(r, n, "unknown class \"%s\"", word);
		if (i < many)
			cell[i] = k < 0 ? CLASS_U : k;
		i++;
		s += len;
	}
	if (i != many)
		bad(r, n, "%zu classes for %zu treatments", i, many);
	return cell;
}

static unsigned
statuses_in(struct pack_reader *r, const struct conf_node *n)
{
	struct words w = words_in(r, n, "statuses");
	unsigned set = 0;

	for (size_t i = 0; i < w.n; i++) {
		int k = status_of(w.at[i]);

		if (k < 0)
			bad(r, n, "unknown status \"%s\"", w.at[i]);
		else
			set |= 1u << k;
	}
	return set;
}

static void
read_matrix(struct pack_reader *r)
{
	static const char *const known[] = { "id", "stage", "statuses", "size", "answer", "classes",
		"needs", "source", NULL };
	const struct conf_node *list = list_named(r, "matrix"), *at;
	const char *fact = top_text(r, "matrix_fact", &at);

	r->p->combine_id = top_text(r, "combine_id", NULL);
	r->p->matrix_slot = pack_slot(r->p, fact);
	if (at != NULL && r->p->matrix_slot < 0)
		bad(r, at, "unknown name %s", fact);
	for (int i = 0; list != NULL && i < conf_count(list); i++) {
		const struct conf_node *n = conf_at(list, i);
		struct row w = { .id = text_in(r, n, "id"), .answer = -1 };

		only(r, n, known);
		w.stage = stage_in(r, n, "stage");
		w.statuses = statuses_in(r, n);
		w.size = maybe_text(r, n, "size");
		w.needs = maybe_text(r, n, "needs");
		if (conf_get(n, "answer") != NULL)
			w.answer = flag_in(r, n, "answer");
		if ((w.stage >= 0) == (w.statuses != 0))
			bad(r, n, "%s: either a stage or statuses", w.id);
		w.cell = cells_in(r, n);
		w.source = sources_in(r, n, w.id);
		*vec_add(r->a, &r->p->row) = w;
	}
}

static void
read_class_rules(struct pack_reader *r)
{
	static const char *const known[] = { "id", "when", "treatment", "is", "becomes", "late",
		"text", "source", NULL };
	const struct conf_node *list = list_named(r, "class_rules");

	for (int i = 0; list != NULL && i < conf_count(list); i++) {
		const struct conf_node *n = conf_at(list, i);
		struct class_rule c = { .id = text_in(r, n, "id"), .text = text_in(r, n, "text") };

		only(r, n, known);
		c.treatment = treatment_in(r, n, "treatment");
		c.is = classes_in(r, n, "is");
		c.becomes = class_in(r, n, "becomes");
		c.late = flag_in(r, n, "late");
		r->phase = c.late ? PHASE_CLASS : PHASE_STAGE;
		if ((c.when = expr_in(r, n, "when", EXPR_RULE)) == NULL)
			bad(r, n, "%s: when is missing", c.id);
		c.source = sources_in(r, n, c.id);
		*vec_add(r->a, &r->p->class_rule) = c;
	}
}

static void
read_sentences(struct pack_reader *r)
{
	static const char *const known[] = { "id", "treatment", "stages", "classes", "text",
		"source", NULL };
	const struct conf_node *list = list_named(r, "sentences");

	for (int i = 0; list != NULL && i < conf_count(list); i++) {
		const struct conf_node *n = conf_at(list, i);
		struct sentence s = { .id = text_in(r, n, "id"), .text = text_in(r, n, "text") };

		only(r, n, known);
		s.treatment = treatment_in(r, n, "treatment");
		s.stage = stages_in(r, n, "stages");
		s.classes = conf_get(n, "classes") == NULL ? ~0u : classes_in(r, n, "classes");
		s.source = sources_in(r, n, s.id);
		*vec_add(r->a, &r->p->sentence) = s;
	}
}

void
read_classes(struct pack_reader *r)
{
	r->phase = PHASE_STAGE;
	read_class_words(r);
	read_cells(r);
	read_matrix(r);
	read_class_rules(r);
	read_sentences(r);
}
