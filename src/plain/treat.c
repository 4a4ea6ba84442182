/* treat - how the nine treatments fit each hip, and which is decided. */
#include <stdlib.h>
#include <string.h>

#include "app/consent.h"
#include "app/decide.h"
#include "app/telling.h"
#include "app/treatment.h"
#include "base/text.h"
#include "plain/fill_in.h"
#include "plain/parts.h"

struct treating {
	struct desk *d;
	struct talk *t;
	struct arena mem; /* of what was read, until it is read again */
	struct banner banner;
	struct advice advice;
	struct chosen_list chosen;
};

static bool
load(struct treating *w)
{
	struct desk *d = w->d;
	struct err e = { 0 };

	arena_clear(&w->mem);
	w->chosen = (struct chosen_list){ 0 };
	if (banner_load(d->app, d->patient, &w->mem, &w->banner, &e)
	    && treatment_advice(d->app, d->patient, &w->mem, &w->advice, &e)
	    && treatment_chosen(d->app, d->patient, &w->mem, &w->chosen, &e))
		return true;
	say_error(w->t, &e);
	return false;
}

/* What was decided since is among it; when it cannot be read, what was read stands. */
static void
reload(struct treating *w)
{
	struct treating now = { .d = w->d, .t = w->t };

	if (load(&now)) {
		arena_clear(&w->mem);
		*w = now;
	} else {
		arena_clear(&now.mem);
	}
}

/* The decision that holds; NULL. */
static const struct chosen *
held(const struct treating *w, int hip, int treatment)
{
	for (size_t i = 0; i < w->chosen.list.n; i++)
		if (w->chosen.list.at[i].side == "RL"[hip]
		    && w->chosen.list.at[i].treatment == treatment)
			return &w->chosen.list.at[i];
	return NULL;
}

/* A hip that is not staged lacks the same for each treatment: that is said once. */
static void
say_line(struct treating *w, int hip, int treatment, const char **last, struct arena *a)
{
	struct arena turn = { 0 };
	const struct telling x = { &w->advice, hip, treatment };
	const struct fit *f = &w->advice.hip[hip].fit[treatment];
	const struct chosen *is = held(w, hip, treatment);
	enum told_kind kind;
	const char *why = telling_why(&x, &kind, &turn);
	bool same = why[0] != '\0' && strcmp(why, *last) == 0;

	if (same)
		why = "the same as of the one before.";
	else
		*last = arena_str(a, why);
	say(w->t, "%d. %s: %s, %s%s.%s%s%s", treatment + 1, treatment_title(f->treatment, &turn),
	    class_code(f->class), w->advice.pack->class_word[f->class].title,
	    is == NULL         ? ""
		: is->outdated ? "; chosen, for another stage than it is now"
			       : "; chosen",
	    kind == TOLD_STOP || kind == TOLD_CARE ? " Warning: " : " ", why,
	    why[0] == '\0' || why[strlen(why) - 1] == '.' ? "" : ".");
	arena_clear(&turn);
}

static void
say_hip(struct treating *w, int hip)
{
	struct arena turn = { 0 };
	const char *last = "";
	const struct chosen *watched = observed(&w->chosen, "RL"[hip]);

	say(w->t, "%s%s.", telling_stage(&w->advice, hip, &turn),
	    watched == NULL         ? ""
		: watched->outdated ? ", observed since another stage"
				    : ", observed");
	for (int i = 0; i < (int)w->advice.pack->treatment.n; i++)
		say_line(w, hip, i, &last, &turn);
	arena_clear(&turn);
}

static void
say_all(struct treating *w)
{
	struct arena turn = { 0 };
	const struct statement *said = pack_statement(w->advice.pack, "J-CLASS");

	say(w->t, "Treatment. %s.", desk_who(w->d, &w->banner, &turn));
	for (int hip = 0; hip < HIPS; hip++)
		say_hip(w, hip);
	if (said != NULL)
		say(w->t, "%s", said->text);
	arena_clear(&turn);
}

/* Of which coded reason a choice against the advice is; NULL: it was left. */
static const char *
ask_code(struct treating *w, const struct telling *x)
{
	struct told_reasons r;
	const char *said;

	telling_reasons(x, &w->mem, &r);
	for (size_t i = 0; i < r.list.n; i++)
		say(w->t, "%d. %s", decide_number(r.list.at[i]), r.list.at[i]->title);
	while (ask(w->t, "Reason, its number (empty leaves)", &said) && said[0] != '\0'
	    && !is_leave(said)) {
		int at = told_reason(&r, (int)row_number(said));

		if (at >= 0)
			return r.list.at[at]->code;
		say(w->t, "Error: choose %s.", told_numbers(&r, &w->mem));
	}
	return NULL;
}

/* It takes a reason in a code and in words; false: it was left. */
static bool
override(struct treating *w, const struct telling *x, struct pairs *p, struct arena *a)
{
	struct told told = { .a = a };
	const char *code, *note;

	telling_concerns(x, &told);
	say_told(w->t, &told);
	code = ask_code(w, x);
	if (code == NULL || !ask(w->t, "And in words, as in: Dr Lund, 20-Nov (empty leaves)", &note)
	    || note[0] == '\0' || is_leave(note))
		return false;
	pair_add(a, p, "why", code);
	pair_add(a, p, "note", arena_str(a, note));
	return true;
}

static bool
takes_reason(const struct treating *w, const struct telling *x, struct arena *a)
{
	const struct fit *f = &w->advice.hip[x->hip].fit[x->treatment];
	struct shown_warnings warning;

	concern_list(x->v, x->hip, f, true, a, &warning);
	return concern_class(f) || warning.n > 0;
}

static void
choose(struct treating *w, const struct telling *x)
{
	struct arena turn = { 0 };
	struct pairs p = { 0 };
	struct outcome out;

	if (desk_may(w->d, "decision.record")) {
		pair_patient(&turn, &p, w->d->patient);
		pair_add(&turn, &p, "side", x->hip == HIP_R ? "R" : "L");
		pair_add(&turn, &p, "treatment", w->advice.pack->treatment.at[x->treatment].key);
		if (takes_reason(w, x, &turn) && !override(w, x, &p, &turn))
			say(w->t, "Nothing is decided.");
		else if (act(w->t, "decision.record", &p, &out, &turn))
			reload(w);
	}
	arena_clear(&turn);
}

/* A decision of this person's ends; the command asks why when it is of another day. */
static void
end(struct treating *w, const struct chosen *is)
{
	struct arena turn = { 0 };
	struct pairs p = { 0 };
	struct outcome out;

	if (desk_may(w->d, "decision.end")) {
		pair_id(&turn, &p, "id", is->id);
		pair_id(&turn, &p, "rev", is->rev);
		if (act(w->t, "decision.end", &p, &out, &turn))
			reload(w);
	}
	arena_clear(&turn);
}

static void
observe(struct treating *w, int hip)
{
	const struct chosen *is = observed(&w->chosen, "RL"[hip]);
	struct arena turn = { 0 };
	struct pairs p = { 0 };
	struct outcome out;

	if (is != NULL) {
		end(w, is);
	} else if (desk_may(w->d, "decision.observe")) {
		pair_patient(&turn, &p, w->d->patient);
		pair_add(&turn, &p, "side", hip == HIP_R ? "R" : "L");
		if (act(w->t, "decision.observe", &p, &out, &turn))
			reload(w);
	}
	arena_clear(&turn);
}

/* The form, begun with that treatment and hip where it takes a consent of its own. */
static void
consent(struct treating *w, int hip, int treatment)
{
	fill_consent_for(w->d, w->advice.pack->treatment.at[treatment].key, hip);
	reload(w);
}

/* One treatment of one hip: why, and what is to be done about it. */
static void
consider(struct treating *w, int hip, int treatment)
{
	const struct telling x = { &w->advice, hip, treatment };
	const struct chosen *is = held(w, hip, treatment);
	bool consents = consent_takes(w->advice.pack->treatment.at[treatment].key);
	struct arena turn = { 0 };
	struct told told = { .a = &turn };
	char day[DAY_TEXT];
	const char *said;

	telling_pane(&x, &told);
	say_told(w->t, &told);
	if (is != NULL)
		say(w->t, "It was chosen on %s by %s%s%s.", day_show(is->day, day), is->initials,
		    is->note[0] == '\0' ? "" : ": ", is->note);
	while (ask(w->t,
		   text_fmt(&turn, "%s, w says all of it, %sEnter goes back",
		       is == NULL ? "c chooses it" : "e ends it",
		       consents ? "consent fills that form for it, " : ""),
		   &said)
	    && said[0] != '\0' && !is_leave(said)) {
		if (strcmp(said, "w") == 0) {
			told.line.n = 0;
			telling_all(&x, &told);
			say_told(w->t, &told);
		} else if (strcmp(said, "c") == 0 && is == NULL) {
			choose(w, &x);
			break;
		} else if (strcmp(said, "e") == 0 && is != NULL) {
			end(w, is);
			break;
		} else if (strcmp(said, "consent") == 0 && consents) {
			consent(w, hip, treatment);
			is = held(w, hip, treatment);
		} else {
			say(w->t, "Error: type one of the letters, or Enter alone.");
		}
	}
	arena_clear(&turn);
}

/* "r", "right": the hip; -1. */
static int
hip_of(const char *s)
{
	s += strspn(s, " ");
	if (strcmp(s, "r") == 0 || strcmp(s, "right") == 0)
		return HIP_R;
	return strcmp(s, "l") == 0 || strcmp(s, "left") == 0 ? HIP_L : -1;
}

/* "5 r": the treatment, from 0, and its hip; false, and said what is wrong. */
static bool
read_line(struct treating *w, const char *said, int *treatment, int *hip)
{
	size_t digits = strspn(said, "0123456789");
	long n = digits == 0 || digits > 3 ? 0 : strtol(said, NULL, 10);
	int count = (int)w->advice.pack->treatment.n;

	*hip = hip_of(said + digits);
	*treatment = (int)n - 1;
	if (n >= 1 && n <= count && *hip >= 0)
		return true;
	if (n >= 1 && n <= count)
		say(w->t, "Error: say the hip, too, as in %ld r or %ld l.", n, n);
	else
		say(w->t,
		    "A number from 1 to %d and the hip, as in 5 r, says why and decides. r or l "
		    "says that hip again, all both. Observe r: the hip is watched, or no longer. "
		    "Consent 5 r fills that form for it, consent alone an empty one. ! leaves.",
		    count);
	return false;
}

static void
obey(struct treating *w, const char *said)
{
	int hip, treatment;

	if (strcmp(said, "consent") == 0) {
		fill_form_named(w->d, "consent");
		reload(w);
	} else if (strncmp(said, "consent ", 8) == 0) {
		if (read_line(w, said + 8, &treatment, &hip))
			consent(w, hip, treatment);
	} else if (strncmp(said, "observe ", 8) == 0 && hip_of(said + 8) >= 0)
		observe(w, hip_of(said + 8));
	else if (said[0] != '\0' && hip_of(said) >= 0)
		say_hip(w, hip_of(said));
	else if (strcmp(said, "all") == 0)
		say_all(w);
	else if (read_line(w, said, &treatment, &hip))
		consider(w, hip, treatment);
}

void
treatment_verb(struct desk *d, const char *args)
{
	struct treating w = { .d = d, .t = d->t };
	const char *question = "Treatment (5 r says why and decides, ? helps, ! leaves)", *said;

	(void)args;
	if (!desk_patient(d) || !load(&w)) {
		arena_clear(&w.mem);
		return;
	}
	say_all(&w);
	while (ask(w.t, question, &said) && !is_leave(said) && said[0] != '\0') {
		struct arena turn = { 0 };

		question = "Treatment";
		obey(&w, arena_str(&turn, said));
		arena_clear(&turn);
	}
	arena_clear(&w.mem);
}
