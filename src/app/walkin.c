#include "app/walkin.h"

#include <string.h>

#include "app/booking.h"
#include "app/inside.h"
#include "app/visit.h"
#include "app/wants.h"
#include "base/text.h"
#include "store/resource_store.h"

/* The minute at which a visit begins that begins at once. */
static int
begins(int minute)
{
	return (minute + CELL_MINUTES - 1) / CELL_MINUTES * CELL_MINUTES;
}

/* "review with kb": the words before, and the code behind. */
static bool
read_words(struct app *app, const char *typed, struct arena *a, struct walkin *out, struct err *e)
{
	char *words = arena_str(a, typed + strspn(typed, " "));
	char *with = strncmp(words, "with ", 5) == 0 ? words : strstr(words, " with ");
	size_t n;

	out->therapist = "";
	if (with != NULL) {
		out->therapist = with + strcspn(with, "w") + strlen("with ");
		*with = '\0';
	}
	for (n = strlen(words); n > 0 && words[n - 1] == ' ';)
		words[--n] = '\0';
	return wants_word(app, n == 0 ? "visit" : words, &out->label, e);
}

static bool
fill_booking(struct app *app, const struct walkin_for *what, struct walkin *out, struct booking *b,
    struct arena *a, struct err *e)
{
	struct kept_resource who;

	b->s = (struct session){ .patient = what->patient,
		.course = what->course,
		.reason = "",
		.note = "",
		.day = app->now.day,
		.minute = begins(app->now.minute) };
	out->label = out->therapist = "";
	if (what->course != 0) {
		if (!course_find(app->db, what->course, app->now.day, a, &b->course, e))
			return false;
		b->s.label = b->course.label;
		b->s.minutes = b->course.minutes;
		b->s.changeover = b->course.changeover;
		b->s.who[RES_THERAPIST] = b->course.therapist;
		return true;
	}
	if (!read_words(app, what->words, a, out, e))
		return false;
	b->s.label = out->label;
	if (!wants_length(app, b->s.label, &b->s.minutes, &b->s.changeover, e))
		return false;
	if (out->therapist[0] == '\0')
		return true;
	if (!resource_find_code(app->db, out->therapist, a, &who, e))
		return false;
	b->s.who[RES_THERAPIST] = who.id;
	return true;
}

bool
walkin_look(struct app *app, const struct walkin_for *what, struct arena *a, struct walkin *out,
    struct err *e)
{
	struct booking b = { .finds = true, .forced = true }, now;
	struct obstacles against = { 0 };
	struct err why = { 0 };

	*out = (struct walkin){ .later = "" };
	if (!fill_booking(app, what, out, &b, a, e))
		return false;
	now = b;
	now.forced = false;
	if (!booking_first(app, &b, app->now.minute, a, e)
	    || !booking_fit(app, &b, 0, a, &against, e)
	    || !visit_place(app, &b.s, a, &out->place, e))
		return false;
	if (b.s.minute != now.s.minute && !booking_fit(app, &now, 0, a, &against, &why))
		out->later = arena_str(a, why.text);
	else if (b.s.minute != now.s.minute)
		out->later = "the next start is later";
	out->s = b.s;
	return true;
}
