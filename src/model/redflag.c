#include "model/redflag.h"

#include <string.h>

#include "base/text.h"
#include "conf/conf.h"

static bool
flag_read(const struct conf_node *n, struct entry_reader *r, void *out, struct err *e)
{
	static const char *const words[] = { "id", "text", "why", "action", "urgency", "source",
		NULL };
	static const char *const urgencies[] = { "emergency", "same-day", "urgent", NULL };
	struct redflags *all = out;
	struct redflag f = { 0 };
	int urgency = -1;

	if (!conf_only(n, words, e) || !conf_text(n, "id", r->a, &f.id, e)
	    || !conf_text(n, "text", r->a, &f.text, e) || !conf_text(n, "why", r->a, &f.why, e)
	    || !conf_text(n, "action", r->a, &f.action, e)
	    || !entry_word(n, "urgency", urgencies, &urgency, e)
	    || !entry_sources(n, r, &f.source, e))
		return false;
	if (urgency < 0)
		return conf_fail(n, e, "%s: urgency is missing", f.id);
	if (redflag_find(all, f.id) != NULL)
		return conf_fail(n, e, "flag \"%s\" twice", f.id);
	f.urgency = (enum urgency)urgency;
	*vec_add(r->a, &all->list) = f;
	return true;
}

void
redflag_read(const char *dir, struct entry_reader *r, struct redflags *out)
{
	static const struct entry_list lists[] = {
		{ "flags", flag_read, false },
		{ NULL, NULL, false },
	};

	entry_file_read(text_fmt(r->a, "%s/redflag.cfg", dir), lists, r, out);
}

bool
redflag_load(const char *dir, struct arena *a, struct redflags *out, struct err *e)
{
	struct complaints wrong = { .a = a };
	struct entry_reader r = { .a = a, .wrong = &wrong };

	redflag_read(dir, &r, out);
	return complaints_none(&wrong, e);
}

const struct redflag *
redflag_find(const struct redflags *f, const char *id)
{
	for (size_t i = 0; i < f->list.n; i++)
		if (strcmp(f->list.at[i].id, id) == 0)
			return &f->list.at[i];
	return NULL;
}
