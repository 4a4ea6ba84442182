#include "screens/ask_list.h"

#include <string.h>

#include "app/skills.h"
#include "base/text.h"

struct ask_list
ask_list_copy(const struct ask_list *l, struct arena *a)
{
	struct pick_item *item = arena_array(a, struct pick_item, l->n + 1);
	const char **only = arena_array(a, const char *, l->n + 1);

	for (size_t i = 0; i < l->n; i++) {
		const struct pick_item *p = &l->item[i];

		item[i] = (struct pick_item){ .id = p->id,
			.text = arena_str(a, p->text),
			.more = arena_str(a, p->more),
			.also = arena_str(a, p->also == NULL ? p->more : p->also) };
		only[i] = arena_str(a, l->only == NULL ? "" : l->only[i]);
	}
	return (struct ask_list){ item, l->n, only, l->words };
}

static bool
has_word(const char *said, const char *word, struct arena *a)
{
	const char *had;

	while ((had = skills_next(&said, a)) != NULL)
		if (strcmp(had, word) == 0)
			return true;
	return false;
}

static bool
is_listed(const struct ask_list *l, const char *word)
{
	for (size_t i = 0; i < l->n; i++)
		if (strcmp(l->item[i].text, word) == 0)
			return true;
	return false;
}

/* What makes a word the last of those that are typed: a word that was only begun is gone on with,
 * and no other is touched. */
static const char *
ending(const struct ask_list *l, const char *said, const char *word, struct arena *a)
{
	const char *last = said + strlen(said);
	size_t n;

	while (last > said && strchr(" ,", last[-1]) == NULL)
		last--;
	n = strlen(last);
	if (n > 0 && strncmp(word, last, n) == 0 && !is_listed(l, last))
		return word + n;
	return text_fmt(a, "%s%s", n > 0 ? " " : "", word);
}

static bool
is_for(const struct ask_list *l, size_t i, const char *first)
{
	const char *only = l->only[i];

	return only[0] == '\0' || first[0] == '\0' || strcmp(only, first) == 0;
}

void
ask_list_open(const struct ask_list *l, struct pick *p, const struct ask_line *line,
    const char *first, struct arena *a)
{
	struct pick_item *item = arena_array(a, struct pick_item, l->n + 1);
	const char *said = ask_line_said(line);
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		if (is_for(l, i, first) && !(l->words && has_word(said, l->item[i].text, a)))
			item[n++] = l->item[i];
	pick_open(p, a, line->is->label, item, n);
}

void
ask_list_put(struct screen *s, const struct ask_list *l, const struct pick_item *item,
    struct ask_line *line, int w)
{
	struct arena scratch = { 0 };
	const char *more;

	if (!l->words) {
		ask_line_set(line, line->is, item->more);
		return;
	}
	more = ending(l, ask_line_said(line), item->text, &scratch);
	ask_line_key(s, line, &(struct key){ .code = K_END }, w);
	ask_line_key(s, line, &(struct key){ .code = K_PASTE, .text = more }, w);
	arena_clear(&scratch);
}
