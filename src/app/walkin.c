#include "app/walkin.h"

#include <string.h>

#include "app/booking.h"
#include "app/inside.h"
#include "app/visit.h"
#include "app/wants.h"
#include "base/text.h"
#include "sched/say.h"
#include "store/resource_store.h"

/* The minute at which a visit begins that begins at once. */
static int
begins(int minute)
{
	return (minute + CELL_MINUTES - 1) / CELL_MINUTES * CELL_MINUTES;
}

/* Cuts the words off behind the first n bytes and the blanks there. */
static void
cut(char *words, size_t n)
{
	while (n > 0 && words[n - 1] == ' ')
		n--;
	words[n] = '\0';
}

/* Cuts the hip off, which is said before or behind the therapy; 0: it is not said. */
static char
cut_hip(char **words, struct arena *a)
{
	char *last = strrchr(*words, ' '), *first = *words;
	size_t n = strcspn(first, " ");
	char side = last == NULL ? '\0' : say_side(last + 1);

	if (side != '\0') {
		cut(*words, (size_t)(last - *words));
		return side;
	}
	side = say_side(arena_strn(a, first, n));
	if (side != '\0')
		*words = first + n + strspn(first + n, " ");
	return side;
}

/* Takes "with kb" out of the words, wherever it stands; the code, or "". */
static const char *
take_code(char **words, struct arena *a)
{
	static const char with[] = " with ";
	char *padded = text_fmt(a, " %s", *words), *at = strstr(padded, with), *code;
	size_t n;

	if (at == NULL)
		return "";
	code = at + strlen(with);
	code += strspn(code, " ");
	n = strcspn(code, " ");
	*at = '\0';
	*words = text_fmt(a, "%s%s", padded, code + n);
	*words += strspn(*words, " ");
	return arena_strn(a, code, n);
}

/* "review with kb", "eswt left with kb", "eswt with kb left". */
static bool
read_words(struct app *app, const struct walkin_for *what, struct arena *a, struct walkin *out,
    struct err *e)
{
	char *words = arena_str(a, what->words + strspn(what->words, " "));
	char side;

	out->therapist = take_code(&words, a);
	cut(words, strlen(words));
	side = cut_hip(&words, a);
	return wants_word(app, words[0] == '\0' ? "visit" : words, &out->label, e)
	    && which_hip(app, what->patient, out->label, side, a, &out->hip, e)
	    && which_hip_check(app, out->label, out->hip.side, e);
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
	if (!read_words(app, what, a, out, e))
		return false;
	b->s.label = out->label;
	b->s.side = out->hip.side;
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

	*out = (struct walkin){ .later = "", .hip = { .from = "" } };
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

const char *
walkin_asks(const struct walkin *w, struct arena *a)
{
	struct text t = { .a = a };

	text_add(&t, "");
	if (w->hip.from[0] != '\0')
		text_addf(&t, "Hip: %s, %s.", hip_answer(w->hip.side), w->hip.from);
	if (w->later[0] != '\0')
		text_addf(&t, "%sNot at once: %s. The first place is %s.", t.len > 0 ? " " : "",
		    w->later, w->place);
	return text_get(&t);
}
