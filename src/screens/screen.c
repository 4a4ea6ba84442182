#include "screens/screen.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "app/chart.h"
#include "app/command.h"
#include "app/late.h"
#include "app/may.h"
#include "app/trouble.h"
#include "base/text.h"
#include "ui/keymap.h"
#include "ui/list.h"

void
screen_say(struct screen *s, enum said said, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(s->message, sizeof(s->message), fmt, ap);
	va_end(ap);
	s->said = said;
	s->undo = 0;
}

void
screen_add(struct screen *s, const char *said)
{
	size_t n = strlen(s->message);

	if (n == 0)
		screen_say(s, SAID_PLAIN, "%s", said);
	else
		snprintf(s->message + n, sizeof(s->message) - n, "  %s", said);
}

bool
screen_says_much(const struct screen *s, const struct grid *g)
{
	return grid_width(g, s->message) > g->cols - (s->said == SAID_PLAIN ? 2 : 4);
}

void
screen_hush(struct screen *s)
{
	s->message[0] = '\0';
	s->undo = 0;
}

/* Where text is typed u is a letter. */
void
screen_offer(struct screen *s, const char *said, int64_t undo)
{
	bool offers = undo != 0 && (s->ops->typing == NULL || !s->ops->typing(s));

	screen_say(s, SAID_DONE, "%s%s", said, offers ? "   u undo" : "");
	s->undo = offers ? undo : 0;
}

static bool
ends(const char *sentence)
{
	size_t n = strlen(sentence);

	return n > 0 && strchr(".:;!?", sentence[n - 1]) != NULL;
}

/* What stays stands first: a long message is cut at its end. */
void
screen_undone(struct screen *s, const struct outcome *out)
{
	struct arena turn = { 0 };
	struct text said = { .a = &turn };

	for (size_t i = 0; i < out->reasons.n && i < 2; i++)
		text_addf(&said, "%s%s ", out->reasons.at[i], ends(out->reasons.at[i]) ? "" : ".");
	if (out->reasons.n > 2)
		text_addf(&said, "And %d more stay. ", (int)out->reasons.n - 2);
	screen_say(s, out->reasons.n > 0 ? SAID_CARE : SAID_DONE, "%s%s%s", text_get(&said),
	    out->reasons.n > 0 ? " " : "", out->said);
	arena_clear(&turn);
}

void
screen_done(struct screen *s, const struct outcome *out)
{
	screen_offer(s, out->said, out->undo);
}

void
screen_fail(struct screen *s, const struct err *e)
{
	screen_say(s, e->code == ERR_BUSY ? SAID_TROUBLE : SAID_ERROR, "%s", e->text);
}

/* The message has two rows: what finds no room there is in the list of all commands. */
void
screen_say_chords(struct screen *s, const struct key *before)
{
	static const char more[] = "  F9 all";
	const size_t room = 2 * (size_t)(s->cols > 40 ? s->cols - 20 : 20);
	struct arena turn = { 0 };
	struct text said = { .a = &turn };
	const struct action *a;
	bool left = false;

	for (size_t i = 0; (a = keymap_at(s->keys, screen_contexts(s), i)) != NULL; i++) {
		for (int j = 0; j < a->nkeys; j++) {
			const char *second = strchr(a->keys[j], ' ');

			if (!screen_may(s, a->needs) || a->chords[j].n != 2
			    || a->chords[j].key[0].code != before->code || second == NULL)
				continue;
			left = left || said.len + strlen(a->word) + sizeof(more) > room;
			if (!left)
				text_addf(&said, "%s%s %s", said.len > 0 ? "  " : "", second + 1,
				    a->word);
		}
	}
	screen_say(s, SAID_PLAIN, "%s%s", text_get(&said), left ? more : "");
	arena_clear(&turn);
}

bool
screen_read_again(
    struct screen *s, struct list *l, bool (*read)(struct screen *s, struct err *e), struct err *e)
{
	int64_t id = list_id(l);

	if (!read(s, e))
		return false;
	if (!s->covered)
		list_hold(l, id);
	return true;
}

void
screen_print_card(struct screen *s, int64_t patient)
{
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };

	if (command_run(s->app, "print.card",
		PAIRS({ "patient", text_fmt(&turn, "#%lld", (long long)patient) }), &out, &turn,
		&e))
		screen_say(s, SAID_DONE, "%s", out.said);
	else
		screen_fail(s, &e);
	arena_clear(&turn);
}

struct go
go_open(const char *screen, struct subject on)
{
	return (struct go){ .what = GO_OPEN, .screen = screen, .on = on };
}

struct go
go_replace(const char *screen, struct subject on)
{
	return (struct go){ .what = GO_REPLACE, .screen = screen, .on = on };
}

struct go
go_back(const char *said)
{
	return (struct go){ .what = GO_BACK, .said = said };
}

struct go
go_done(struct screen *s, const struct outcome *out)
{
	struct go go = go_back(arena_str(&s->mem, out->said));

	go.undo = out->undo;
	return go;
}

struct go
go_stay(void)
{
	return (struct go){ .what = GO_STAY };
}

struct go
go_pass(void)
{
	return (struct go){ .what = GO_PASS };
}

bool
screen_may(const struct screen *s, const char *needs)
{
	return needs == NULL || may_hold(s->app, needs);
}

bool
screen_ask(struct screen *s, const char *needs)
{
	struct err e = { 0 };

	if (needs == NULL || may_run(s->app, needs, &e))
		return true;
	screen_fail(s, &e);
	return false;
}

bool
input_is(const struct input *in, const char *action)
{
	return strcmp(in->action, action) == 0;
}

const char *const *
screen_contexts(const struct screen *s)
{
	static const char *const words[] = { "words", NULL };

	if (s->ops->asks && s->ops->typing(s))
		return words;
	return s->ops->page_contexts == NULL ? s->ops->contexts : s->ops->page_contexts(s);
}

/* The key line; the first screen has nowhere to go back to. */
static const struct keyhint *
hints(const struct screen *s, bool typing, struct arena *turn, size_t *n)
{
	const struct keyhint *all = keymap_hints(s->keys, screen_contexts(s), typing, turn, n);
	const struct action *back = s->below != NULL ? NULL : keymap_named(s->keys, "back");
	struct keyhint *some = arena_array(turn, struct keyhint, *n);
	size_t k = 0;

	if (back == NULL)
		return all;
	for (size_t i = 0; i < *n; i++)
		if (strcmp(all[i].word, back->word) != 0)
			some[k++] = all[i];
	*n = k;
	return some;
}

/* A key that would be refused is not offered. */
static void
leave_out_refused(const struct screen *s, struct frame *f, struct arena *turn)
{
	struct keyhint *may = arena_array(turn, struct keyhint, f->nkeys + 1);
	size_t n = 0;

	for (size_t i = 0; i < f->nkeys; i++)
		if (screen_may(s, f->keys[i].needs))
			may[n++] = f->keys[i];
	f->keys = may;
	f->nkeys = n;
}

/* "PAPER 23-Nov-2026 09:10", while what is saved happened then; else NULL. */
static const char *
paper_said(const struct screen *s, struct arena *turn)
{
	const struct now *then = late_happened(s->app);
	char day[DAY_TEXT], minute[DAY_TEXT];

	return then == NULL ? NULL
			    : text_fmt(turn, "PAPER %s %s", day_show(then->day, day),
				minute_show(then->minute, minute));
}

struct body
screen_frame(const struct screen *s, struct grid *g, struct frame *f, struct arena *turn)
{
	static const char *const question[] = { "question", NULL };
	const struct person *who = app_person(s->app);
	bool typing = s->ops->typing != NULL && s->ops->typing(s);
	char clock[DAY_TEXT];

	if (f->who == NULL && who->id != 0)
		f->who = text_fmt(turn, "%s · %s", who->name, app_station(s->app));
	f->clock = arena_str(turn, minute_show(app_now(s->app).minute, clock));
	f->standing = paper_said(s, turn);
	if (f->message == NULL) {
		f->said = s->said;
		f->message = s->message;
	}
	if (trouble_now(s->app) == TROUBLE_NO_SAVING) {
		f->context = trouble_said(s->app);
		f->context_care = true;
	}
	if (s->parting.what != GO_PASS)
		f->keys = keymap_hints(s->keys, question, false, turn, &f->nkeys);
	if (f->keys == NULL)
		f->keys = hints(s, typing, turn, &f->nkeys);
	leave_out_refused(s, f, turn);
	return frame_draw(g, f);
}

static const char *
whole_name(const struct banner *b, const struct grid *g, struct arena *turn)
{
	struct text t = { .a = turn };

	text_add(&t, grid_name(g, b->shown, b->latin));
	if (b->title[0] != '\0')
		text_addf(&t, " (%s)", b->title);
	if (b->preferred[0] != '\0')
		text_addf(&t, " \"%s\"", b->preferred);
	return text_get(&t);
}

static const char *
born(const struct banner *b, struct arena *turn)
{
	char day[DAY_TEXT];

	if (b->born == DAY_NONE)
		return "Birth date not known";
	return text_fmt(turn, "Born %s%s (%dy)", b->born_estimated ? "about " : "",
	    day_show_born(b->born, b->born_estimated, day), b->age);
}

struct body
screen_frame_of(const struct screen *s, struct grid *g, struct frame *f, const struct banner *b,
    struct arena *turn)
{
	const char **alert = arena_array(turn, const char *, b->alert.n + 1);
	struct frame_patient p = { .name = whole_name(b, g, turn),
		.facts = { born(b, turn), b->sex[0] == '\0' ? "Sex not asked" : b->sex,
		    text_fmt(turn, "ID %s", b->number) },
		.alerts = alert,
		.nalerts = b->alert.n,
		.none = banner_none(b) };
	struct body body;

	for (size_t i = 0; i < b->alert.n; i++)
		alert[i] = b->alert.at[i].text;
	f->patient = &p;
	body = screen_frame(s, g, f, turn);
	f->patient = NULL;
	return body;
}
