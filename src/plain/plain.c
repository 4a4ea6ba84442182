#include "plain/plain.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "app/may.h"
#include "base/text.h"
#include "plain/desk.h"
#include "plain/enter.h"
#include "plain/fill_in.h"
#include "plain/office.h"
#include "plain/parts.h"

struct verb {
	const char *word, *args, *help;
	const char *needs; /* the command that it ends in, or a right of app/may.c; NULL: all may */
	verb_fn *run;
};

static verb_fn help_verb, lock_verb, quit_verb, sign_out_verb;

/* A group begins with its title, which is no word. */
static const struct verb verbs[] = {
	{ "", "", "Patients", NULL, NULL },
	{ "find", "TEXT", "patients by name, birth date, phone or ID", NULL, find_verb },
	{ "recent", "", "the charts that you opened last", NULL, recent_verb },
	{ "new", "[NAME]", "registers a patient", "patient.register", new_verb },
	{ "drafts", "", "what you left half filled", NULL, drafts_verb },
	{ "more", "", "the next rows of the last list", NULL, more_verb },
	{ "open", "NUMBER", "what the last list numbers so; the number alone does it, too", NULL,
	    open_verb },

	{ "", "", "The open chart", NULL, NULL },
	{ "chart", "", "the open chart, from its beginning", NULL, chart_verb },
	{ "path", "", "its six steps, with numbers", NULL, path_verb },
	{ "alerts", "", "what to beware of, with numbers", NULL, alerts_verb },
	{ "alert", "[TEXT]", "one alert more", "alert.add", alert_verb },
	{ "person", "", "name, birth date and phone", "patient.edit", person_verb },
	{ "intake", "", "the intake", "response.save", intake_verb },
	{ "stage", "", "findings of both hips; the stage follows", "stage.confirm", stage_verb },
	{ "treatment", "", "nine treatments for each hip, why, and what is decided", NULL,
	    treatment_verb },
	{ "plan", "", "the courses of sessions", NULL, plan_verb },
	{ "series", "[WISH]", "books what the plan still needs", "plan.book", series_verb },
	{ "visits", "", "all visits, with numbers", NULL, visits_verb },
	{ "scores", "", "the scores over time, hip by hip", NULL, scores_verb },
	{ "forms", "", "the other forms, with numbers", NULL, forms_verb },
	{ "card", "", "prints its appointments", "print.card", card_verb },
	{ "sensitive", "[on|off]", "only some may open it; who reads it then", "patient.sensitive",
	    sensitive_verb },
	{ "let-in", "[LOGIN]", "lets a colleague into it while it is sensitive", "glass.admit",
	    let_in_verb },
	{ "moved-away", "", "the patient moved away: says what is ahead and asks first",
	    "patient.state", moved_away_verb },
	{ "deceased", "", "the patient has died: says what is ahead and asks first",
	    "patient.state", deceased_verb },
	{ "active-again", "", "a patient who had left is one of the clinic again", "patient.state",
	    active_again_verb },
	{ "history", "", "what happened, the newest first", NULL, history_verb },
	{ "correct", "NUMBER", "corrects that record of the history", "response.save",
	    correct_verb },

	{ "", "", "The day", NULL, NULL },
	{ "today", "", "who comes today", NULL, today_verb },
	{ "expected", "", "who is still to come", NULL, expected_verb },
	{ "arrived", "", "who waits", NULL, arrived_verb },
	{ "running", "", "who is in a session", NULL, running_verb },
	{ "arrive", "NUMBER", "the patient of that visit is here", "session.arrive", arrive_verb },
	{ "walk-in", "[WORDS]", "the open chart's patient is here without a time: walk-in eswt",
	    "session.walkin", walkin_verb },
	{ "start", "NUMBER", "the session of that visit begins", "session.start", start_verb },
	{ "record", "NUMBER", "the record of that visit's session", "response.save", record_verb },
	{ "done", "[NUMBER]", "who is done; with a number: that session is over", NULL, done_verb },
	{ "no-show", "[NUMBER]", "who did not come; with a number: that patient", NULL,
	    missed_verb },

	{ "day-end", "[DAY]", "visits whose time is over and that have no outcome", "day.end",
	    day_end_verb },

	{ "", "", "The book", NULL, NULL },
	{ "day", "[DAY]", "who comes on another day: day next mon", NULL, day_verb },
	{ "week", "CODE [DAY]", "the week of a therapist, room or device: week kb next mon", NULL,
	    week_verb },
	{ "free", "[WISH]", "the next free places: free eswt after 15:00", "session.book",
	    free_verb },
	{ "book", "[WISH | NUMBER]", "books a visit, or what is due under that number",
	    "session.book", book_verb },
	{ "move", "NUMBER [WHEN]", "another time for that visit: move 2 thu 14:00", "session.move",
	    move_verb },
	{ "cancel", "NUMBER", "cancels that visit, for a reason", "session.cancel", cancel_verb },
	{ "waits", "", "the wait list: who would come earlier", NULL, waits_verb },
	{ "wait", "[NUMBER] [WISH]", "the open chart, or who has that visit, would come earlier",
	    "wait.add", wait_verb },
	{ "earlier", "NUMBER [WHEN]", "another time for that patient of the wait list",
	    "session.move", earlier_verb },
	{ "end", "NUMBER",
	    "of waits, alerts, hours, rooms, staff, sensitive and who: that one holds no more",
	    "wait.end", end_verb },

	{ "away", "[WHO]", "somebody or something is away: where those booked then go",
	    "absence.replan", away_verb },
	{ "close", "[DAYS]", "the clinic closes: where those booked then go", "closure.replan",
	    close_verb },
	{ "stranded", "", "visits that stand where they cannot take place", "stranded.replan",
	    stranded_verb },
	{ "tell", "[print]", "who is still to be told that a visit was moved; or prints that", NULL,
	    tell_verb },
	{ "told", "NUMBER", "that patient of the list was told, and how", "session.told",
	    told_verb },

	{ "", "", "Follow-up and calls", NULL, NULL },
	{ "due", "[overdue|week|month|lost|waiting]",
	    "who is due for what; waiting: for the day of an operation", "due.contact", due_verb },
	{ "contact", "NUMBER", "what came of trying to reach the patient of that item",
	    "due.contact", contact_verb },
	{ "happened", "NUMBER", "that item is answered by something not recorded here",
	    "due.answer", happened_verb },
	{ "needless", "NUMBER", "that item is not needed", "due.cancel", needless_verb },
	{ "operated", "NUMBER [DAY]",
	    "the day of that operation, or when that treatment began: the rest counts from it",
	    "decision.began", operated_verb },
	{ "calls", "", "who must be called today because of a red flag", "redflag.list",
	    calls_verb },
	{ "call", "NUMBER", "what came of that call", "redflag.contact", call_verb },

	{ "", "", "What was recorded", NULL, NULL },
	{ "records", "", "all records of the open chart, and how often each was changed", NULL,
	    records_verb },
	{ "changes", "NUMBER", "what that record, visit or alert was before, and who changed it",
	    NULL, changes_verb },
	{ "readers", "", "who saw the open chart", "audit.readers", readers_verb },
	{ "audit", "[DAY]", "what was done on a day; managers and auditors hear of everybody", NULL,
	    audit_verb },
	{ "duplicates", "", "records that may be of one person", NULL, duplicates_verb },
	{ "merge", "[NUMBER | ID]", "who may be the person of the open chart; both side by side",
	    "patient.merge", merge_verb },
	{ "part", "NUMBER", "that record became part of the open one by mistake", "patient.unmerge",
	    part_verb },

	{ "", "", "The clinic", NULL, NULL },
	{ "hours", "[CODE]", "hours and closed days, or hours and leave of one: hours kb",
	    "hours.set", hours_verb },
	{ "rooms", "", "therapists, rooms and devices, with numbers", "resource.add", rooms_verb },
	{ "staff", "", "who signs in, with numbers", "staff.change", staff_verb },
	{ "settings", "", "what the clinic has settled, with numbers", "setting.set",
	    settings_verb },
	{ "add", "staff|room|closed|leave CODE", "one more of these: add leave kb", "absence.add",
	    add_verb },
	{ "change", "NUMBER", "changes that one of hours, rooms, staff or settings", "hours.set",
	    change_verb },
	{ "again", "NUMBER", "of rooms and staff: into use again", "resource.change", again_verb },
	{ "backup", "[FILE]", "when the last was made; with a file: makes one", "backup.write",
	    backup_verb },
	{ "sheets", "[DAY]", "prints the sheets of a day, of tomorrow unless it is said",
	    "print.day", sheets_verb },
	{ "outage", "[DAYS]", "prints the clinic for hours without a computer", "print.outage",
	    outage_verb },
	{ "review", "", "sensitive charts that were opened for a reason", "glass.review",
	    review_verb },
	{ "sign", "NUMBER", "you looked at that one of review", "glass.review", sign_verb },

	{ "", "", "Coxa itself", NULL, NULL },
	{ "who", "", "who is signed in where, and what form each fills", NULL, who_verb },
	{ "password", "[NUMBER]", "a new one of your own, or of that one of the staff",
	    "staff.password", password_verb },
	{ "pin", "", "a PIN of your own, which unlocks", "staff.pin", pin_verb },
	{ "undo", "[NUMBER]", "takes back what you did last, or that of did", NULL, undo_verb },
	{ "did", "", "what you did that can be taken back", NULL, did_verb },
	{ "do", "NAME [PARAMETER=VALUE...]", "any command, as the shell has it", NULL, do_verb },
	{ "commands", "", "names of all commands for do", NULL, commands_verb },
	{ "lock", "", "locks until you are back", NULL, lock_verb },
	{ "sign-out", "", "lets somebody else sign in", NULL, sign_out_verb },
	{ "help", "[WORD]", "these words, or what that one does; ? is the same; help all: of all",
	    NULL, help_verb },
	{ "quit", "", "leaves coxa", NULL, quit_verb },
};
enum { ROOM = 32768 }; /* bytes of a long list */
enum { VERBS = sizeof(verbs) / sizeof(*verbs) };

static bool
may(const struct desk *d, const char *needs)
{
	return needs == NULL || may_hold(d->app, needs);
}

static bool
is_title(const struct verb *v)
{
	return v->word[0] == '\0';
}

/* "Patients: find, recent, new." of the group whose title is verbs[i]. */
static void
say_group(struct desk *d, size_t i)
{
	struct arena turn = { 0 };
	struct text t = { .a = &turn };
	const char *title = verbs[i].help;

	for (i++; i < VERBS && !is_title(&verbs[i]); i++)
		if (may(d, verbs[i].needs))
			text_addf(&t, "%s%s", t.len > 0 ? ", " : "", verbs[i].word);
	if (t.len > 0)
		say(d->t, "%s: %s.", title, text_get(&t));
	arena_clear(&turn);
}

/* Of each word that begins so; false: there is none. */
static bool
say_words(struct desk *d, const char *begins)
{
	bool any = false;

	for (size_t i = 0; i < VERBS; i++) {
		const struct verb *v = &verbs[i];

		if (is_title(v) || !may(d, v->needs)
		    || strncmp(v->word, begins, strlen(begins)) != 0)
			continue;
		any = true;
		say(d->t, "%s%s%s: %s.", v->word, v->args[0] == '\0' ? "" : " ", v->args, v->help);
	}
	return any;
}

static void
help_verb(struct desk *d, const char *args)
{
	bool all = strcmp(args, "all") == 0;

	if (args[0] != '\0' && !all) {
		if (!say_words(d, args))
			say(d->t, "Error: there is no word %s; ? lists them.", args);
		return;
	}
	if (all)
		(void)say_words(d, "");
	for (size_t i = 0; i < VERBS && !all; i++)
		if (is_title(&verbs[i]))
			say_group(d, i);
	say(d->t,
	    "Help and a word says what it does, help all says it of each. A word may be shortened "
	    "as long as only one begins so. In a form Enter keeps what stands in brackets, ? "
	    "helps, "
	    "! leaves.");
}

static void
lock_verb(struct desk *d, const char *args)
{
	(void)args;
	enter_lock(d->t);
}

static void
quit_verb(struct desk *d, const char *args)
{
	(void)args;
	d->t->over = d->t->gone = true;
}

static void
sign_out_verb(struct desk *d, const char *args)
{
	(void)args;
	enter_sign_out(d->t, "Signed out.");
}

/* "Error: several words begin with mo: more, move, moved-away." */
static void
say_several(struct desk *d, const char *begins, size_t n)
{
	struct arena turn = { 0 };
	struct text t = { .a = &turn };

	for (size_t i = 0; i < VERBS; i++)
		if (!is_title(&verbs[i]) && may(d, verbs[i].needs)
		    && strncmp(verbs[i].word, begins, n) == 0)
			text_addf(&t, "%s%s", t.len > 0 ? ", " : "", verbs[i].word);
	say(d->t, "Error: several words begin with %.*s: %s.", (int)n, begins, text_get(&t));
	arena_clear(&turn);
}

/* The verb of a word or of its beginning; NULL, and said, when none or several begin so. */
static const struct verb *
verb_of(struct desk *d, const char *line, size_t n)
{
	const struct verb *found = NULL;
	size_t count = 0;

	for (size_t i = 0; i < VERBS; i++) {
		if (is_title(&verbs[i]) || strncmp(verbs[i].word, line, n) != 0)
			continue;
		if (verbs[i].word[n] == '\0')
			return &verbs[i];
		if (!may(d, verbs[i].needs))
			continue; /* whoever may not use it does not hear of it */
		found = &verbs[i];
		count++;
	}
	if (count == 1)
		return found;
	if (count == 0)
		say(d->t, "Error: there is no word %.*s; ? lists them.", (int)(n < 40 ? n : 40),
		    line);
	else
		say_several(d, line, n);
	return NULL;
}

/* The word says a list when that follows it. */
static bool
is_list(const struct verb *v, const char *args)
{
	static verb_fn *const always[] = { find_verb, recent_verb, drafts_verb, chart_verb,
		path_verb, alerts_verb, visits_verb, forms_verb, history_verb, today_verb,
		expected_verb, arrived_verb, running_verb, day_verb, week_verb, waits_verb,
		tell_verb, due_verb, calls_verb, records_verb, readers_verb, audit_verb,
		duplicates_verb, hours_verb, rooms_verb, staff_verb, settings_verb, review_verb,
		who_verb, did_verb };
	static verb_fn *const alone[] = { done_verb, missed_verb, sensitive_verb, merge_verb };

	for (size_t i = 0; i < sizeof(always) / sizeof(*always); i++)
		if (v->run == always[i])
			return true;
	for (size_t i = 0; i < sizeof(alone) / sizeof(*alone) && args[0] == '\0'; i++)
		if (v->run == alone[i])
			return true;
	return false;
}

/* The numbers of the list before are gone whatever comes of the next one: none must mean a row
 * of a list that the person believes to be another. */
static void
obey_verb(struct desk *d, const struct verb *v, const char *args)
{
	if (is_list(v, args))
		numbers_begin(d);
	if (v->needs == NULL || desk_may(d, v->needs))
		v->run(d, args);
}

static void
obey(struct desk *d, const char *said)
{
	struct arena turn = { 0 };
	char *line = arena_str(&turn, said);
	size_t n = strcspn(line, " ");
	const char *args = line + n + strspn(line + n, " ");
	const struct verb *v;

	for (size_t i = 0; i < n; i++)
		if (line[i] >= 'A' && line[i] <= 'Z')
			line[i] = (char)(line[i] - 'A' + 'a');
	if (line[0] == '?')
		help_verb(d, line[1] == '\0' ? args : line + 1);
	else if (line[0] == '!')
		say(d->t, "Nothing is asked that could be left; quit leaves coxa.");
	else if (row_number(line) > 0)
		open_verb(d, line);
	else if (line[0] >= '0' && line[0] <= '9')
		say(d->t, "Error: a number alone opens that row; %s is none.", line);
	else if ((v = verb_of(d, line, n)) != NULL)
		obey_verb(d, v, args);
	arena_clear(&turn);
}

/* "Coxa Clinic.  Saturday 22 November 2026, 14:05.  R Ives, desk 2." */
static void
greet(struct desk *d)
{
	struct now now = app_now(d->app);
	char day[DAY_TEXT], minute[DAY_TEXT];

	say(d->t, "%s. %s, %s. %s, %s.", app_clinic(d->app)->name, day_show_long(now.day, day),
	    minute_show(now.minute, minute), app_person(d->app)->name, app_station(d->app));
	board_headline(d);
}

/* One person's session, from signing in until the end of it. */
static void
serve(struct desk *d)
{
	const char *said, *question = "Command (? for help)";

	d->patient = 0;
	numbers_begin(d);
	if (app_person(d->app)->id == 0 && !enter_sign_in(d->t))
		return;
	greet(d);
	while (ask_helped(d->t, question, &said)) {
		question = "Command";
		if (said[0] != '\0')
			obey(d, said);
	}
	d->t->keep = d->t->head = NULL;
}

/* Columns of the terminal that is written to; 0: it is none. */
static int
columns(FILE *out)
{
	struct winsize w;

	if (!isatty(fileno(out)))
		return 0;
	return ioctl(fileno(out), TIOCGWINSZ, &w) == 0 && w.ws_col >= 20 ? w.ws_col : 80;
}

bool
run_plain(const struct plain *p, struct err *e)
{
	struct arena mem = { 0 };
	struct talk t = {
		.app = p->app, .out = p->out, .ascii = !p->utf8, .now_fixed = p->now_fixed
	};
	struct desk d = { .t = &t, .app = p->app };

	if (!hear_open(&mem, &t.hear, e))
		return false;
	setvbuf(p->out, NULL, _IOFBF, ROOM); /* what is said before a question leaves as one */
	t.cols = columns(p->out);
	if (p->why[0] != '\0')
		say(&t, "No screens can be shown here: %s. So coxa speaks in lines.", p->why);
	while (!t.gone) {
		t.over = false;
		serve(&d);
	}
	say(&t, "Left coxa.");
	hear_close(t.hear);
	arena_clear(&d.mem);
	arena_clear(&t.heard);
	arena_clear(&mem);
	return true;
}
