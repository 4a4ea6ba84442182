#include "plain/fill_in.h"

#include <stdio.h>
#include <string.h>

#include "app/presence.h"
#include "app/record.h"
#include "app/rescue.h"
#include "base/text.h"
#include "plain/filling.h"

/* Presence keeps nobody from filling a form. */
static void
tell_others(struct filling *w, bool fills)
{
	struct err unheard;

	if (fills != w->filling
	    && presence_fill(w->app, fills ? w->what.patient : 0,
		fills ? form_def(w->form)->title : "", &unheard))
		w->filling = fills;
}

void
fill_keep(struct filling *w)
{
	struct arena turn = { 0 };
	struct err e = { 0 };
	const char *beside;

	if (w->saved || form_changes(w->form) == w->kept)
		return;
	if (draft_keep(
		w->app, &w->what, w->form, form_place(w->form, w->cell, &turn), w->draft, &e)) {
		w->kept = form_changes(w->form);
		tell_others(w, true);
		if ((beside = draft_beside(w->app))[0] != '\0')
			say_warning(w->t, "%s", beside);
	} else
		say_error(w->t, &e);
	arena_clear(&turn);
}

/* Before the program ends, or locks. */
static void
keep(void *ctx)
{
	struct filling *w = ctx;

	if (rescue_is_on(w->app)) /* written anew, also what is a draft already */
		w->kept = w->opened;
	fill_keep(w);
}

/* A form that was saved as incomplete is finished, not begun anew, unless this person
 * had begun a new one before somebody saved that. */
static bool
find_unfinished(struct filling *w, struct err *e)
{
	struct draft_row left;

	if (w->what.patient == 0)
		return true;
	if (w->what.response != 0)
		return draft_base(w->app, &w->what, &w->what.response, e);
	if (!draft_offer(w->app, &w->what, &w->mem, &left, e))
		return false;
	return left.id[0] != '\0' || fill_unfinished(w->app, &w->what, &w->what.response, e);
}

static bool
open_form(struct filling *w, struct err *e)
{
	if (!fill_open(w->app, &w->what, &w->mem, &w->form, e))
		return false;
	w->told = arena_array(&w->mem, bool, form_def(w->form)->nfields);
	w->calc = arena_array(&w->mem, const char *, form_def(w->form)->ncells);
	w->opened = w->kept = form_changes(w->form);
	w->cell = form_first(w->form);
	w->section = SIZE_MAX;
	return true;
}

/* The first question without an answer, where some have one. */
static void
go_to_first_empty(struct filling *w)
{
	size_t at = w->cell, next;

	for (;; at = next) {
		const struct cell *c = form_cell(w->form, at);

		if (c->text[0] == '\0' && c->na == NULL
		    && form_field(w->form, at)->type != FIELD_REPEAT) {
			w->cell = at;
			return;
		}
		next = form_next(w->form, at, 1);
		if (next == at)
			return;
	}
}

/* 'y', 'n' or '!'. */
static char
ask_draft(struct filling *w)
{
	const char *said;

	while (ask(w->t, "Go on with it (Enter goes on, n begins anew, ! leaves)", &said)) {
		if (said[0] == '\0' || strcmp(said, "y") == 0 || strcmp(said, "yes") == 0)
			return 'y';
		if (strcmp(said, "n") == 0 || strcmp(said, "no") == 0)
			return 'n';
		if (is_leave(said))
			break;
		say(w->t, "Error: press Enter alone, or type n or !.");
	}
	return '!';
}

/* What this person left of it, if they want to go on with that. */
static bool
open_draft(struct filling *w, struct err *e)
{
	struct draft_row left;
	char day[DAY_TEXT], minute[DAY_TEXT];
	struct now at;
	size_t cell;
	char said;

	if (!draft_offer(w->app, &w->what, &w->mem, &left, e))
		return false;
	if (left.id[0] == '\0' || left.discarded)
		return true;
	at = now_at(left.at);
	say(w->t, "You left this form half filled on %s, %s.", day_show(at.day, day),
	    minute_show(at.minute, minute));
	said = w->what.patient == 0 ? 'y' : ask_draft(w); /* which of those begun was asked */
	if (said == '!') {                                /* it is left as it was */
		w->left = true;
		return true;
	}
	if (said == 'n')
		return draft_throw(w->app, left.id, e);
	if (!draft_take(w->app, &w->what, w->form, e)) {
		say_error(w->t, e);
		return draft_throw(w->app, left.id, e);
	}
	snprintf(w->draft, sizeof(w->draft), "%s", left.id);
	w->opened--; /* there is something that is not saved */
	w->kept = form_changes(w->form);
	if (form_find_place(w->form, left.focus, &cell) && form_cell(w->form, cell)->stop)
		w->cell = cell;
	return true;
}

/* "Stage.  HALL, Margaret, ID 10-2345-7." */
static void
say_head(struct filling *w)
{
	struct arena turn = { 0 };
	const char *title = w->kind->title == NULL ? form_def(w->form)->title : w->kind->title;
	const char *others = "";
	char day[DAY_TEXT];
	struct err unheard;

	if (w->banner.patient == 0)
		say(w->t, "%s.", title);
	else
		say(w->t, "%s. %s.%s", title, desk_who(w->d, &w->banner, &turn),
		    w->what.response != 0 ? " What is on record is corrected or finished." : "");
	if (w->what.day != DAY_NONE && w->what.day != app_now(w->app).day)
		say(w->t, "It is of %s.", day_show_long(w->what.day, day));
	if (w->banner.patient != 0
	    && presence_fillers(w->app, w->what.patient, title, &turn, &others, &unheard)
	    && others[0] != '\0')
		say_warning(w->t, "%s just now, too.", others);
	say(w->t,
	    "Empty keeps the value, ? helps, - clears, < goes back, > goes to the end, ! leaves.");
	arena_clear(&turn);
}

/* It was saved as incomplete. */
static bool
is_unfinished(struct filling *w)
{
	struct record r;
	struct err unheard;

	return record_load(w->app, w->what.response, &w->mem, &r, &unheard)
	    && strcmp(r.state, "final") != 0;
}

static bool
begin(struct filling *w, struct err *e)
{
	if (w->what.patient != 0 && !banner_load(w->app, w->what.patient, &w->mem, &w->banner, e))
		return false;
	if (!find_unfinished(w, e) || !open_form(w, e))
		return false;
	if (w->kind->open != NULL && !w->kind->open(w, e))
		return false;
	if (w->what.response != 0 && is_unfinished(w))
		go_to_first_empty(w);
	if (!open_draft(w, e))
		return false;
	if (w->draft[0] == '\0' && w->kind->begin != NULL)
		w->kind->begin(w);
	return true;
}

/* Question after question, then what is left to do. */
static void
go_through(struct filling *w)
{
	enum asked did = ASKED_AGAIN;

	while (!w->saved && !w->left && !w->t->over) {
		size_t next;

		if (did != ASKED_END)
			did = fill_ask(w);
		next = form_next(w->form, w->cell, did == ASKED_BACK ? -1 : 1);
		if (did == ASKED_LEAVE)
			w->left = true;
		else if (did == ASKED_BACK)
			w->cell = next;
		else if (did == ASKED_NEXT && next != w->cell && !w->mends)
			w->cell = next;
		else if (did == ASKED_NEXT || did == ASKED_END) {
			did = fill_end(w);
			w->section = SIZE_MAX;
		}
	}
}

static void
head(void *ctx)
{
	say_head(ctx);
}

static void
end(struct filling *w)
{
	w->t->keep = w->t->head = NULL;
	if (w->form != NULL && !w->saved) {
		fill_keep(w);
		if (w->draft[0] != '\0' && !w->t->gone)
			say(w->t,
			    w->what.session != 0
				? "Left. What you answered is kept as a draft of this visit's "
				  "record."
				: "Left. What you answered is kept as a draft: drafts lists it.");
	}
	tell_others(w, false);
	if (w->kind->close != NULL)
		w->kind->close(w);
	if (w->form != NULL)
		form_close(w->form);
	arena_clear(&w->mem);
}

void
fill_run(struct desk *d, const struct fill_kind *kind, const struct fill *what, const char *text)
{
	struct filling w = {
		.d = d, .t = d->t, .app = d->app, .kind = kind, .what = *what, .text = text
	};
	struct err e = { 0 };

	if (!desk_may(d, kind->command))
		return;
	if (!begin(&w, &e)) {
		say_error(d->t, &e);
	} else if (!w.t->over && !w.left) {
		d->t->keep = keep;
		d->t->head = head;
		d->t->ctx = &w;
		say_head(&w);
		fill_calculated(&w);
		go_through(&w);
	}
	end(&w);
}
