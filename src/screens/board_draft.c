#include "screens/board_draft.h"

#include <string.h>

#include "base/text.h"

struct go
board_draft_open(const struct draft_row *d)
{
	struct subject on = {
		.patient = d->patient, .id = d->response, .day = DAY_NONE, .text = d->form
	};
	/* What is no form, and the screen that leads to it. */
	static const char *const screen[][2] = { { "stage", "stage" }, { "treatment", "treatment" },
		{ "override", "treatment" }, { "plan", "plan" }, { "course", "plan" } };

	size_t n = strcspn(d->form, " "); /* what of it: kept_text.h */

	if (d->patient == 0)
		return go_open("register", (struct subject){ .id = d->nth + 1, .day = DAY_NONE });
	if (d->session != 0)
		on.id = d->session; /* its screen finds the record by the visit */
	for (size_t i = 0; i < sizeof(screen) / sizeof(screen[0]); i++)
		if (strncmp(d->form, screen[i][0], n) == 0 && screen[i][0][n] == '\0') {
			on.text = NULL;
			return go_open(screen[i][1], on);
		}
	return go_open("form", on);
}

const char *
board_draft_text(const struct draft_row *d, size_t others, struct arena *turn)
{
	const char *more = others == 0 ? "" : text_fmt(turn, ", and %zu more", others);
	char at[DAY_TEXT];

	return text_fmt(turn, "Half filled at %s: %s%s.   g d goes on with it",
	    minute_show(now_at(d->at).minute, at), draft_words(d, turn), more);
}
