/* fill_jump - to the question that is called so: ">film".
 *
 * A word of several questions is asked about, whichever of them is near: "Phone" is the patient's
 * and that of the person to call in an emergency, and a number in the wrong one calls the wrong
 * person.
 */
#include <string.h>

#include "base/text.h"
#include "plain/filling.h"

enum { NAMED_MOST = 20 };

struct named {
	size_t cell[NAMED_MOST]; /* the nearest of each field, in the order of the form */
	size_t n;
	size_t exact; /* fields whose label is these words and no more */
	bool first;   /* the first one's is */
};

static char
small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* The text has these n bytes in it, in whatever letters. */
static bool
has(const char *text, const char *word, size_t n)
{
	for (; *text != '\0'; text++) {
		size_t i = 0;

		while (i < n && text[i] != '\0' && small(text[i]) == small(word[i]))
			i++;
		if (i == n)
			return true;
	}
	return false;
}

/* Each word is in the label or in the title of its part, and one is in the label. */
static bool
has_each(const char *label, const char *title, const char *words)
{
	bool any = false;
	size_t n;

	for (; *words != '\0'; words += n + strspn(words + n, " ")) {
		n = strcspn(words, " ");
		if (has(label, words, n))
			any = true;
		else if (!has(title, words, n))
			return false;
	}
	return any;
}

static const char *
title_of(const struct filling *w, size_t cell)
{
	return form_def(w->form)->sections[form_field(w->form, cell)->section].title;
}

static void
add(const struct filling *w, struct named *all, size_t cell, bool exact)
{
	size_t field = form_def(w->form)->cells[cell].field;

	for (size_t i = 0; i < all->n; i++)
		if (form_def(w->form)->cells[all->cell[i]].field == field) {
			if (all->cell[i] <= w->cell && cell > w->cell)
				all->cell[i] = cell; /* of rows and hips the next */
			return;
		}
	if (all->n == NAMED_MOST)
		return;
	all->first = all->first || (all->n == 0 && exact);
	all->exact += exact;
	all->cell[all->n++] = cell;
}

/* The questions asked here that are called so; apart: the words may stand apart. */
static struct named
find(const struct filling *w, const char *words, bool apart)
{
	struct named all = { .n = 0 };
	struct arena turn = { 0 };
	size_t at = form_first(w->form), next;

	for (bool more = true; more; at = next) {
		const char *label = form_label(w->form, at, &turn);
		size_t n = strlen(words);

		if (apart ? has_each(label, title_of(w, at), words) : has(label, words, n))
			add(w, &all, at, strlen(label) == n);
		next = form_next(w->form, at, 1);
		more = next != at;
	}
	arena_clear(&turn);
	return all;
}

/* Which of several; none of them: it stays. */
static void
choose(struct filling *w, const struct named *all)
{
	int n;

	say(w->t, "%zu questions here are called so:", all->n);
	for (size_t i = 0; i < all->n; i++)
		say(w->t, "%zu. %s: %s.", i + 1, title_of(w, all->cell[i]),
		    form_field(w->form, all->cell[i])->label);
	n = ask_number(w->t, "Which one, its number (empty stays)", all->n);
	if (n > 0)
		w->cell = all->cell[n - 1];
}

enum asked
fill_jump(struct filling *w, const char *words)
{
	struct named all;

	words += strspn(words, " ");
	if (words[0] == '\0')
		return ASKED_END;
	all = find(w, words, false);
	if (all.n == 0)
		all = find(w, words, true);
	if (all.n == 0)
		say(w->t, "Error: no question that is asked here is called so.");
	else if (all.n == 1 || (all.first && all.exact == 1))
		w->cell = all.cell[0];
	else
		choose(w, &all);
	return ASKED_AGAIN;
}
