#include "app/demo_data.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "conf/conf.h"

enum { MOST_SHARE = 1000 };

static bool
read_texts(const struct conf_node *n, const char *key, struct arena *a, struct demo_texts *out,
    struct err *e)
{
	const struct conf_node *list;

	if (!conf_list(n, key, &list, e))
		return false;
	for (int i = 0; i < conf_count(list); i++)
		if (!conf_text_at(list, i, a, vec_add(a, &out->list), e))
			return false;
	return out->list.n > 0 || conf_fail(list, e, "%s is empty", key);
}

/* Shares, the name and answers: all that is neither is an answer. */
static bool
read_group(const struct conf_node *n, const char *named, struct arena *a, struct demo_group *out,
    struct err *e)
{
	*out = (struct demo_group){ .share = 1, .name = "" };
	out->pair = arena_array(a, struct pair, (size_t)conf_count(n) + 1);
	if (!conf_int(n, "share", (struct conf_range){ 0, MOST_SHARE }, &out->share, e))
		return false;
	for (int i = 0; i < conf_count(n); i++) {
		const struct conf_node *m = conf_at(n, i);
		const char *key = arena_str(a, conf_name(m)), *value;

		if (strcmp(key, "share") == 0)
			continue;
		if (!conf_text(n, key, a, &value, e))
			return false;
		if (strcmp(key, named) == 0)
			out->name = value;
		else
			out->pair[out->n++] = (struct pair){ key, value };
	}
	return true;
}

/* named is the member that is no answer: "stage", "do". */
static bool
read_groups(const struct conf_node *root, const char *key, const char *named, struct arena *a,
    struct demo_groups *out, struct err *e)
{
	const struct conf_node *list;

	if (!conf_list(root, key, &list, e))
		return false;
	for (int i = 0; i < conf_count(list); i++)
		if (!read_group(conf_at(list, i), named, a, vec_add(a, &out->list), e))
			return false;
	return out->list.n > 0 || conf_fail(list, e, "%s is empty", key);
}

static bool
read_names(const struct conf_node *n, const char *key, struct arena *a, struct demo_names *out,
    struct err *e)
{
	struct demo_texts all = { 0 };

	if (!read_texts(n, key, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const char *both = all.list.at[i], *equals = strchr(both, '=');

		*vec_add(a, &out->list) = equals == NULL
		    ? (struct demo_name){ both, "" }
		    : (struct demo_name){ arena_strn(a, both, (size_t)(equals - both)),
			      equals + 1 };
	}
	return true;
}

static bool
read_script(const struct conf_node *n, struct arena *a, struct demo_script *out, struct err *e)
{
	static const char *const known[] = { "share", "native", "family", "women", "men", NULL };

	*out = (struct demo_script){ .share = 1, .order = "" };
	return conf_only(n, known, e)
	    && conf_int(n, "share", (struct conf_range){ 0, MOST_SHARE }, &out->share, e)
	    && conf_text_or(n, "native", a, &out->order, e)
	    && read_names(n, "family", a, &out->family, e)
	    && read_names(n, "women", a, &out->women, e) && read_names(n, "men", a, &out->men, e);
}

static bool
read_name_file(const struct conf_node *root, struct arena *a, struct demo_data *d, struct err *e)
{
	const struct conf_node *sets;

	if (!conf_list(root, "sets", &sets, e))
		return false;
	for (int i = 0; i < conf_count(sets); i++)
		if (!read_script(conf_at(sets, i), a, vec_add(a, &d->script), e))
			return false;
	if (d->script.n == 0)
		return conf_fail(sets, e, "sets is empty");
	return read_texts(root, "phones", a, &d->phone, e)
	    && read_texts(root, "alerts", a, &d->alert, e);
}

static bool
read_clinic_file(const struct conf_node *root, struct arena *a, struct demo_data *d, struct err *e)
{
	return read_groups(root, "commands", "do", a, &d->command, e);
}

static bool
read_odds(const struct conf_node *root, struct arena *a, struct demo_data *d, struct err *e)
{
	static const char *const known[] = { "field", "yes", "unsure", NULL };
	const struct conf_range percent = { 0, 100 };
	const struct conf_node *list;

	if (!conf_list(root, "conditions", &list, e))
		return false;
	for (int i = 0; i < conf_count(list); i++) {
		const struct conf_node *n = conf_at(list, i);
		struct demo_odds *o = vec_add(a, &d->odds);

		if (!conf_only(n, known, e) || !conf_text(n, "field", a, &o->field, e)
		    || !conf_int(n, "yes", percent, &o->yes, e)
		    || !conf_int(n, "unsure", percent, &o->unsure, e))
			return false;
	}
	return true;
}

static bool
read_treatments(const struct conf_node *root, struct arena *a, struct demo_data *d, struct err *e)
{
	const struct conf_node *list;

	if (!conf_list(root, "treatments", &list, e))
		return false;
	for (int i = 0; i < conf_count(list); i++) {
		struct demo_choice *c = vec_add(a, &d->treatment);

		if (!conf_text(conf_at(list, i), "stage", a, &c->stage, e)
		    || !read_texts(conf_at(list, i), "words", a, &c->words, e))
			return false;
	}
	return true;
}

static bool
read_case_file(const struct conf_node *root, struct arena *a, struct demo_data *d, struct err *e)
{
	return read_groups(root, "hips", "stage", a, &d->hip, e)
	    && read_groups(root, "histories", "", a, &d->history, e) && read_odds(root, a, d, e)
	    && read_treatments(root, a, d, e)
	    && read_groups(root, "courses", "protocol", a, &d->course, e)
	    && read_groups(root, "visits", "", a, &d->visit, e)
	    && read_texts(root, "goals", a, &d->goal, e);
}

bool
demo_data_load(const char *folder, struct arena *a, struct demo_data *out, struct err *e)
{
	static const struct {
		const char *file;
		bool (*read)(const struct conf_node *root, struct arena *a, struct demo_data *d,
		    struct err *e);
	} part[] = { { "name.cfg", read_name_file }, { "clinic.cfg", read_clinic_file },
		{ "case.cfg", read_case_file } };

	*out = (struct demo_data){ 0 };
	for (size_t i = 0; i < sizeof(part) / sizeof(*part); i++) {
		struct conf *c;
		bool done;

		if (!conf_open(text_fmt(a, "%s/%s", folder, part[i].file), &c, e))
			return false;
		done = part[i].read(conf_root(c), a, out, e);
		conf_close(c);
		if (!done)
			return false;
	}
	return true;
}

int
demo_pick(const struct demo_groups *g, struct dice *d)
{
	int all = 0, at = 0, roll;

	for (size_t i = 0; i < g->list.n; i++)
		all += g->list.at[i].share;
	roll = dice_roll(d, all);
	while ((size_t)at + 1 < g->list.n && (roll -= g->list.at[at].share) >= 0)
		at++;
	return at;
}

const char *
demo_text(const struct demo_texts *t, struct dice *d)
{
	return t->list.at[dice_roll(d, (int)t->list.n)];
}

const char *
demo_date(const char *text, int day, struct arena *a)
{
	char buf[DAY_TEXT];

	if (strncmp(text, "t-", 2) != 0 && strncmp(text, "t+", 2) != 0)
		return text;
	return arena_str(a, day_iso(day + atoi(text + 1), buf));
}
