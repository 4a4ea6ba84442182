/* form_keys - the key line of a form, as the question under the cursor has it. */
#include <string.h>

#include "form/answer.h"
#include "screens/form_view.h"
#include "ui/keymap.h"

/* Another part is shown before this one, by being -1, or after it. */
static bool
has_part(const struct form_view *v, int by)
{
	size_t n = form_def(v->form)->nsections;

	for (size_t i = form_field(v->form, v->cell)->section + (size_t)by; i < n; i += (size_t)by)
		if (form_section_shown(v->form, i))
			return true;
	return false;
}

/* The hint is of that action. */
static bool
is_of(const struct screen *s, const struct keyhint *h, const char *action)
{
	const struct action *a = keymap_named(s->keys, action);

	return a != NULL && strcmp(h->word, a->word) == 0;
}

const struct keyhint *
form_view_keys(const struct form_view *v, const struct screen *s, const struct keyhint *all,
    size_t *n, struct arena *a)
{
	bool in_note = v->edits && !v->fresh && form_field(v->form, v->cell)->type == FIELD_MEMO;
	struct keyhint *some = arena_array(a, struct keyhint, *n + 1);
	size_t k = 0;

	for (size_t i = 0; i < *n; i++) {
		if ((is_of(s, &all[i], "form.part_next") && !has_part(v, 1))
		    || (is_of(s, &all[i], "form.part_previous") && !has_part(v, -1)))
			continue;
		some[k++] = all[i];
		if (in_note && is_of(s, &all[i], "form.next")) {
			some[k] = all[i];
			some[k - 1].word = "new line";
			some[k++].key = "Tab";
			in_note = false;
		}
	}
	*n = k;
	return some;
}
