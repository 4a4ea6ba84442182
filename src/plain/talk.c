#include "plain/talk.h"

#include <stdlib.h>
#include <string.h>

#include "app/drafts.h"
#include "app/latin_said.h"
#include "app/lock.h"
#include "app/presence.h"
#include "app/recount.h"
#include "app/rescue.h"
#include "app/sign_in.h"
#include "base/text.h"
#include "lang/ascii.h"
#include "lang/clean.h"
#include "lang/width.h"

/* One paragraph as it may be written, broken between words where the terminal has an edge. */
static void
put_paragraph(struct talk *t, const char *text, size_t n, bool ends)
{
	struct arena turn = { 0 };
	const char *s = clean_shown(arena_strn(&turn, text, n), &turn, NULL);
	struct piece line;
	bool more = true;

	if (t->ascii)
		s = ascii_of(t->app == NULL ? s : latin_said(t->app, s, &turn), &turn, NULL);
	if (t->cols <= 0) {
		fputs(s, t->out);
		more = false;
	}
	while (more && wrap_next(&s, t->cols - 1, &line)) {
		fwrite(line.s, 1, line.len, t->out);
		if (s != NULL)
			fputc('\n', t->out);
	}
	if (ends)
		fputc('\n', t->out);
	arena_clear(&turn);
}

static void
put(struct talk *t, const char *text)
{
	for (;;) {
		size_t n = strcspn(text, "\n");

		put_paragraph(t, text, n, true);
		if (text[n] == '\0' || text[n + 1] == '\0')
			return;
		text += n + 1;
	}
}

void
say(struct talk *t, const char *fmt, ...)
{
	struct arena turn = { 0 };
	va_list ap;

	va_start(ap, fmt);
	put(t, text_vfmt(&turn, fmt, ap));
	va_end(ap);
	arena_clear(&turn);
}

void
say_error(struct talk *t, const struct err *e)
{
	say(t, "Error: %s", e->text);
}

void
say_warning(struct talk *t, const char *fmt, ...)
{
	struct arena turn = { 0 };
	va_list ap;

	va_start(ap, fmt);
	put(t, text_fmt(&turn, "Warning: %s", text_vfmt(&turn, fmt, ap)));
	va_end(ap);
	arena_clear(&turn);
}

void
say_told(struct talk *t, const struct told *told)
{
	for (size_t i = 0; i < told->line.n; i++) {
		const struct told_line *l = &told->line.at[i];

		if (l->text[0] == '\0')
			continue;
		if (l->kind == TOLD_CARE || l->kind == TOLD_STOP)
			say_warning(t, "%s", l->text);
		else
			say(t, "%s%s", l->text, l->kind == TOLD_TITLE ? "." : "");
	}
}

const char *
talk_name(const struct talk *t, const char *shown, const char *latin)
{
	return t->ascii ? latin : shown;
}

static void
set_now(struct talk *t)
{
	if (!t->now_fixed)
		app_set_now(t->app, now_at(hear_at()));
}

/* What is typed is a draft already; a file of the person's own has it, too. */
static void
end_in_trouble(struct talk *t)
{
	struct arena turn = { 0 };
	const char *path = "";
	struct err e = { 0 };

	rescue_begin(t->app);
	if (t->keep != NULL)
		t->keep(t->ctx);
	say(t, "Error: %s", trouble_said(t->app));
	if (!rescue_end(t->app, &turn, &path, &e))
		say_error(t, &e);
	else if (path[0] != '\0')
		say(t, "What you were typing is in the file %s.", path);
	t->over = t->gone = true;
	arena_clear(&turn);
}

/* The database is not as it was, said once. */
static void
look_for_trouble(struct talk *t)
{
	enum trouble now = trouble_look(t->app);

	if (now == t->trouble)
		return;
	t->trouble = now;
	if (now == TROUBLE_ENDED)
		end_in_trouble(t);
	else if (now == TROUBLE_NO_SAVING)
		say_warning(t, "%s", trouble_said(t->app));
}

/* What others have to know of this session, and it of them. */
static void
beat(struct talk *t, int64_t up)
{
	struct arena turn = { 0 };
	const char *news;
	struct err e = { 0 };

	if (app_person(t->app)->id == 0
	    || (t->beaten != 0 && up - t->beaten < BEAT_SECONDS * (int64_t)1000))
		return;
	t->beaten = up;
	if (!app_still(t->app, &e) && e.code == ERR_DENIED)
		enter_sign_out(t, e.text);
	else if (presence_beat(t->app, &e)
	    && ((news = draft_news(t->app, &turn))[0] != '\0'
		|| (news = recount_news(t->app))[0] != '\0'
		|| (presence_news(t->app, &turn, &news, &e) && news[0] != '\0')))
		say(t, "%s", news);
	arena_clear(&turn);
}

/* Time has passed.  *again: something was asked or said between, so the question comes again. */
static void
pass_time(struct talk *t, bool *again)
{
	int64_t up = hear_up();

	set_now(t);
	look_for_trouble(t);
	if (t->over)
		return;
	beat(t, up);
	idle_at(&t->idle, up, app_person(t->app)->id != 0);
	if (t->over)
		return;
	switch (idle_do(&t->idle, app_clinic(t->app), false)) {
	case IDLE_NOT:
		return;
	case IDLE_AGED:
		app_age(t->app);
		break;
	case IDLE_LOCK:
	case IDLE_LEAVE: /* by the door: it locks, and is left the next moment */
		break;
	}
	*again = true;
	fputc('\n', t->out); /* the line of the question stays as it is */
	if (t->keep != NULL)
		t->keep(t->ctx);
	if (!enter_locked(t))
		return;
	t->idle.last_key = t->idle.up = hear_up();
	if (t->head != NULL)
		t->head(t->ctx);
}

static int
wait_of(const struct talk *t)
{
	int64_t left = idle_left(&t->idle, app_clinic(t->app), false);
	int64_t beat = BEAT_SECONDS * (int64_t)1000;

	if (left < 0)
		return -1;
	return (int)(left < beat ? left : beat);
}

static bool
settle(struct talk *t)
{
	struct err e = { 0 };

	if (app_settle(t->app, &e))
		return true;
	say_error(t, &e);
	t->over = t->gone = true;
	return false;
}

/* Without blanks around it; lives until the next. */
static const char *
trimmed(struct talk *t, const char *line)
{
	char *s;
	size_t n;

	line += strspn(line, " \t");
	n = strlen(line);
	while (n > 0 && strchr(" \t", line[n - 1]) != NULL)
		n--;
	arena_clear(&t->heard);
	s = arena_strn(&t->heard, line, n);
	for (char *c = s; (c = strchr(c, '\t')) != NULL;)
		*c = ' ';
	return s;
}

/* One answer; false: nothing was answered, and *again tells whether to ask again. */
static bool
listen(struct talk *t, bool *again, const char **answer)
{
	struct err e = { 0 };
	const char *line = "";
	enum heard heard = hear_line(t->hear, wait_of(t), &line, &e);

	*again = true;
	if (heard == HEARD_END) {
		t->over = t->gone = true;
		return false;
	}
	if (!hear_is_tty(t->hear) && (heard == HEARD_LINE || heard == HEARD_REFUSED))
		fprintf(t->out, "%s\n", heard == HEARD_LINE ? line : "");
	if (heard == HEARD_REFUSED)
		say_error(t, &e);
	if (heard == HEARD_STOP)
		say(t, "%s", "");
	*again = heard == HEARD_REFUSED;
	pass_time(t, again); /* who was away so long does not go on with what is typed now */
	if (t->over || *again || (heard != HEARD_LINE && heard != HEARD_STOP))
		return false;
	t->idle.last_key = t->idle.up;
	*answer = heard == HEARD_STOP ? "!" : trimmed(t, line);
	return settle(t);
}

bool
ask_helped(struct talk *t, const char *question, const char **answer)
{
	struct arena turn = { 0 };
	const char *asked = arena_str(&turn, question); /* it may lie in the last answer's memory */
	bool again = true, done = false;

	while (!t->over && !done) {
		if (again) {
			put_paragraph(t, asked, strlen(asked), false);
			fputs(": ", t->out);
		}
		if (fflush(t->out) != 0)
			t->over = t->gone = true;
		else
			done = listen(t, &again, answer);
	}
	arena_clear(&turn);
	return done;
}

bool
ask(struct talk *t, const char *question, const char **answer)
{
	struct arena turn = { 0 };
	const char *asked = arena_str(&turn, question);
	bool done;

	while ((done = ask_helped(t, asked, answer)) && strcmp(*answer, "?") == 0)
		say(t, "Answer what is asked below; ! leaves it, and nothing is saved by that.");
	arena_clear(&turn);
	return done;
}

enum heard
ask_hidden(struct talk *t, const char *question, int wait_ms, const char **answer)
{
	const char *line = "";
	struct err e = { 0 };
	enum heard heard;

	fprintf(t->out, "%s: ", question);
	fflush(t->out);
	hear_secretly(t->hear, true);
	heard = hear_line(t->hear, wait_ms, &line, &e);
	hear_secretly(t->hear, false);
	if (!hear_is_tty(t->hear) || heard != HEARD_LINE)
		fputc('\n', t->out);
	if (heard == HEARD_END)
		t->over = t->gone = true;
	if (heard == HEARD_REFUSED)
		say_error(t, &e);
	set_now(t);
	arena_clear(&t->heard);
	*answer = heard == HEARD_LINE ? arena_str(&t->heard, line) : "!";
	return heard;
}

bool
ask_secret(struct talk *t, const char *question, const char **answer)
{
	bool away = false;

	(void)ask_hidden(t, question, wait_of(t), answer);
	if (!t->over)
		pass_time(t, &away);
	if (away)
		*answer = "!";
	t->idle.last_key = t->idle.up;
	return !t->over && settle(t);
}

bool
ask_yes(struct talk *t, const char *question, bool *yes)
{
	const char *said;

	for (;;) {
		if (!ask(t, question, &said))
			return false;
		*yes = strcmp(said, "y") == 0 || strcmp(said, "yes") == 0;
		if (*yes || said[0] == '\0' || is_leave(said) || strcmp(said, "n") == 0
		    || strcmp(said, "no") == 0)
			return true;
		say(t, "Error: answer y for yes or n for no.");
	}
}

long
row_number(const char *said)
{
	size_t digits = strspn(said, "0123456789");

	return digits > 0 && digits < 5 && said[digits] == '\0' ? strtol(said, NULL, 10) : 0;
}

int
ask_number(struct talk *t, const char *question, size_t most)
{
	const char *said;

	while (ask(t, question, &said) && said[0] != '\0' && !is_leave(said)) {
		long n = row_number(said);

		if (n >= 1 && (size_t)n <= most)
			return (int)n;
		say(t, "Error: choose 1 to %zu.", most);
	}
	return 0;
}

int
ask_one_of(struct talk *t, const char *question, const char *(*title)(size_t i, struct arena *a))
{
	struct arena turn = { 0 };
	const char *text;
	size_t most = 0;

	while ((text = title(most, &turn)) != NULL)
		say(t, "%zu. %s", ++most, text);
	arena_clear(&turn);
	return ask_number(t, question, most);
}

bool
ask_reason(struct talk *t, enum reason_of of, const char *question, const char **reason)
{
	struct arena turn = { 0 };
	const char *usual = reason_usual(of, ", ", &turn);
	struct err e = { 0 };

	if (usual[0] != '\0')
		say(t, "A letter is enough for: %s.", usual);
	arena_clear(&turn);
	while (ask(t, question, reason) && **reason != '\0' && !is_leave(*reason)) {
		*reason = reason_read(of, *reason);
		if (reason_check(*reason, REASON_LETTERS, "reason", &e))
			return true;
		say_error(t, &e);
	}
	return false;
}

bool
is_leave(const char *answer)
{
	return strcmp(answer, "!") == 0;
}
