#include "model/code.h"

#include <string.h>

#include "base/text.h"
#include "conf/conf.h"

/* NULL when there is no such cause. */
static const struct code *
find(const struct codes *c, const char *cause)
{
	for (size_t i = 0; i < c->list.n; i++)
		if (strcmp(c->list.at[i].id, cause) == 0)
			return &c->list.at[i];
	return NULL;
}

static bool
code_entry(const struct conf_node *n, struct entry_reader *r, void *out, struct err *e)
{
	static const char *const words[] = { "id", "meaning", "right", "left", "unspecified",
		"pelvis", "note", "source", NULL };
	struct codes *all = out;
	struct code c = { .note = "" };

	if (!conf_only(n, words, e) || !conf_text(n, "id", r->a, &c.id, e)
	    || !conf_text(n, "meaning", r->a, &c.meaning, e)
	    || !conf_text(n, "right", r->a, &c.right, e) || !conf_text(n, "left", r->a, &c.left, e)
	    || !conf_text(n, "unspecified", r->a, &c.unspecified, e)
	    || !entry_text(n, "pelvis", r, &c.pelvis, e) || !entry_text(n, "note", r, &c.note, e)
	    || !entry_sources(n, r, &c.source, e))
		return false;
	if (find(all, c.id) != NULL)
		return conf_fail(n, e, "cause \"%s\" twice", c.id);
	if (strcmp(c.right, c.left) == 0)
		return conf_fail(n, e, "%s: right and left have one code", c.id);
	*vec_add(r->a, &all->list) = c;
	return true;
}

static bool
extra_entry(const struct conf_node *n, struct entry_reader *r, void *out, struct err *e)
{
	static const char *const words[] = { "id", "with", "code", "meaning", "source", NULL };
	struct codes *all = out;
	struct code_extra x = { 0 };

	if (!conf_only(n, words, e) || !conf_text(n, "id", r->a, &x.id, e)
	    || !conf_text(n, "with", r->a, &x.with, e) || !conf_text(n, "code", r->a, &x.code, e)
	    || !conf_text(n, "meaning", r->a, &x.meaning, e) || !entry_sources(n, r, &x.source, e))
		return false;
	if (find(all, x.with) == NULL)
		return conf_fail(n, e, "%s: there is no cause \"%s\"", x.id, x.with);
	*vec_add(r->a, &all->extra) = x;
	return true;
}

static bool
note_entry(const struct conf_node *n, struct entry_reader *r, void *out, struct err *e)
{
	static const char *const words[] = { "text", "source", NULL };
	struct codes *all = out;
	struct texts source = { 0 };
	const char *text = "";

	if (!conf_only(n, words, e) || !conf_text(n, "text", r->a, &text, e)
	    || !entry_sources(n, r, &source, e))
		return false;
	*vec_add(r->a, &all->note) = text;
	return true;
}

void
code_read(const char *dir, struct entry_reader *r, struct codes *out)
{
	static const struct entry_list lists[] = {
		{ "codes", code_entry, false },
		{ "extras", extra_entry, false },
		{ "notes", note_entry, false },
		{ NULL, NULL, false },
	};

	entry_file_read(text_fmt(r->a, "%s/code.cfg", dir), lists, r, out);
}
