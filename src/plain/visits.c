/* visits - the visits of a patient, another time for one, and the next free places. */
#include <string.h>

#include "app/finding.h"
#include "app/session_view.h"
#include "app/which_hip.h"
#include "base/text.h"
#include "plain/parts.h"

void
visits_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct session_views all = { 0 };
	struct err e = { 0 };
	char day[DAY_TEXT], at[DAY_TEXT];

	(void)args;
	if (!desk_head(d, "Visits"))
		return;
	if (!session_views_load(d->app, d->patient, &turn, &all, &e)) {
		say_error(d->t, &e);
	} else {
		numbers_begin(d);
		for (size_t i = 0; i < all.list.n; i++) {
			const struct session_view *v = &all.list.at[i];

			number_say(d,
			    (struct numbered){ .kind = NUMBER_VISIT,
				.id = v->id,
				.patient = v->patient,
				.rev = v->rev,
				.words = v->label },
			    "%s %s, %s%s%s%s: %s.", day_show_long(v->day, day),
			    minute_show(v->minute, at), v->label, hip_said(v->side),
			    v->who[0] == '\0' ? "" : ", with ", v->who,
			    session_state_word(v->state));
		}
		numbers_end(d);
		say(d->t,
		    all.list.n == 0 ? "No visit is or was booked."
				    : "Move 1 and a time, cancel 1, record 1 are about a visit.");
	}
	arena_clear(&turn);
}

/* Without "following" or "all" at the end of s, which is cut; which of a course move. */
static const char *
cut_scope(char *s)
{
	static const char *const scope[] = { "following", "all" };
	size_t n = strlen(s);

	for (size_t i = 0; i < sizeof(scope) / sizeof(*scope); i++) {
		size_t k = strlen(scope[i]);

		if (n > k && strcmp(s + n - k, scope[i]) == 0 && s[n - k - 1] == ' ') {
			s[n - k - 1] = '\0';
			return scope[i];
		}
	}
	return "this";
}

static void
move(struct desk *d, int64_t id, int64_t rev, const char *when)
{
	struct arena turn = { 0 };
	char *to = arena_str(&turn, when);
	const char *scope = cut_scope(to);
	struct pairs pairs = { 0 };
	struct outcome out;

	pair_id(&turn, &pairs, "id", id);
	pair_id(&turn, &pairs, "rev", rev);
	pair_add(&turn, &pairs, "to", to);
	pair_add(&turn, &pairs, "scope", scope);
	if (act(d->t, "session.move", &pairs, &out, &turn))
		visit_see_again(d, id);
	arena_clear(&turn);
}

void
visit_move(struct desk *d, int64_t id, int64_t rev, const char *when)
{
	if (when[0] == '\0'
	    && !ask(d->t,
		"To when, as in +1w, thu 14, 12 mar 10:30 with tl; with following or all at the "
		"end others of its course move, too (empty leaves)",
		&when))
		return;
	if (when[0] != '\0' && !is_leave(when))
		move(d, id, rev, when);
}

void
move_verb(struct desk *d, const char *args)
{
	const struct numbered *n = number_among(d, args, 1u << NUMBER_VISIT);
	const char *when = args + strspn(args, "0123456789");

	if (n != NULL)
		visit_move(d, n->id, n->rev, when + strspn(when, " "));
}

void
free_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct finding found = { 0 };
	struct err e = { 0 };
	char day[DAY_TEXT], to[DAY_TEXT];

	if (!finding_load(d->app, d->patient, args, &turn, &found, &e)) {
		say_error(d->t, &e);
		arena_clear(&turn);
		return;
	}
	say(d->t, "Free for %s, %d minutes, from %s to %s:", found.label, found.minutes,
	    day_show_long(found.from, day), day_show_long(found.to, to));
	for (size_t i = 0; i < found.place.n; i++) {
		const struct finding_place *p = &found.place.at[i];

		say(d->t, "%s: %s%s%s%s%s.", day_show_long(p->day, day), p->starts,
		    p->who[0] == '\0' ? "" : ", ", p->who, p->note[0] == '\0' ? "" : ", ", p->note);
	}
	for (size_t i = 0; i < found.why.n; i++) {
		const struct finding_why *w = &found.why.at[i];

		say(d->t, "%s%s%s: %s.", day_show_long(w->from, day),
		    w->from == w->to ? "" : " to ",
		    w->from == w->to ? "" : day_show_long(w->to, to), w->text);
	}
	if (found.sooner[0] != '\0')
		say(d->t, "Sooner: %s.", found.sooner);
	if (found.place.n == 0)
		say(d->t, "There is none; say a day from which to look, or another wish.");
	else if (found.more)
		say(d->t, "There are more after these; say a later day.");
	arena_clear(&turn);
}
