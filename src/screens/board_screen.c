/* board_screen - today: who comes, who is here, who waits.  A row is a patient
 * and stays one: keys go to the session that was seen, whatever moved since. */
#include <string.h>

#include "app/board.h"
#include "app/command.h"
#include "app/drafts.h"
#include "app/drill.h"
#include "app/glass.h"
#include "app/presence.h"
#include "app/stranded.h"
#include "app/untold.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/board_draft.h"
#include "screens/board_marks.h"
#include "screens/board_pane.h"
#include "screens/board_row.h"
#include "screens/rows.h"
#include "ui/list.h"

enum { FILTER_ALL = BOARD_STATES };

struct state {
	struct arena rows; /* of the board, until it is read again */
	struct board board;
	struct board_due due;
	bool counted;               /* due and stranded were read */
	struct stranded stranded;   /* visits that stand where they cannot take place */
	struct untold_count untold; /* who is still to be told of a move */
	int to_sign;                /* openings of sensitive charts that wait for this person */
	struct arena said;          /* of here */
	struct present_list here;   /* who is signed in, and what each fills */
	int filter;                 /* enum board_state, or FILTER_ALL */
	struct list list;
	struct board_marks marks;
	const struct board_row **shown;
	struct board_cols cols;        /* laid out when they are first drawn */
	const char *drill;             /* what is wrong with the backups; "" */
	struct arena typed;            /* of draft */
	const struct draft_row *draft; /* the newest half-filled form; NULL: none */
	size_t drafts;                 /* how many there are */
};

static const char *const contexts[] = { "board", "list", "everywhere", NULL };

/* Who was cancelled stands among nobody who comes. */
static void
filter(struct state *st)
{
	const struct board *b = &st->board;
	bool gone = st->filter == BOARD_CANCELLED;
	const struct board_row *row = gone ? b->cancelled.at : b->row.at;
	size_t n = gone ? b->cancelled.n : b->row.n, k = 0;
	int64_t *ids = arena_array(&st->rows, int64_t, n);

	st->shown = arena_array(&st->rows, const struct board_row *, n);
	for (size_t i = 0; i < n; i++) {
		if (st->filter != FILTER_ALL && row[i].state != (enum board_state)st->filter)
			continue;
		st->shown[k] = &row[i];
		ids[k++] = row[i].id;
	}
	list_set(&st->list, ids, (int)k);
	st->cols.cols = 0;
}

static bool
read_rows(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct arena old = st->rows;
	bool done;

	st->rows = (struct arena){ 0 };
	done = board_load(s->app, app_now(s->app).day, &st->rows, &st->board, e);
	filter(st);
	arena_clear(&old);
	return done;
}

/* What was left half filled, by F12 or by a line that dropped: the newest. */
static bool
read_drafts(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct draft_rows mine;

	st->draft = NULL;
	st->drafts = 0;
	arena_clear(&st->typed);
	if (!draft_mine(s->app, &st->typed, &mine, e))
		return false;
	for (size_t i = 0; i < mine.list.n; i++) {
		if (mine.list.at[i].discarded)
			continue;
		if (st->drafts++ == 0)
			st->draft = &mine.list.at[i];
	}
	return true;
}

/* Nobody waits for them: the first painting comes before. */
static bool
board_rest(struct screen *s, struct err *e)
{
	struct state *st = s->state;

	st->counted = board_hips(s->app, &st->board, e)
	    && beware_board(s->app, &st->board, &st->rows, e) && board_due(s->app, &st->due, e)
	    && stranded_count(s->app, &st->stranded, e) && untold_count(s->app, &st->untold, e)
	    && glass_to_sign(s->app, &st->to_sign, e);
	st->cols.cols = 0; /* names are marked now */
	arena_clear(&st->said);
	st->here = (struct present_list){ 0 };
	return st->counted && read_drafts(s, e) && presence_load(s->app, &st->said, &st->here, e);
}

static bool
board_read(struct screen *s, struct err *e)
{
	return read_rows(s, e) && board_rest(s, e);
}

/* Another terminal may have taken the chosen row away: then a key hits no other. */
static bool
board_reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;

	return screen_read_again(s, &st->list, board_read, e);
}

/* The cursor begins at the first who is still to come. */
static void
choose_next(struct state *st)
{
	for (size_t i = 0; i < st->board.row.n; i++) {
		if (st->board.row.at[i].state <= BOARD_ARRIVED) {
			list_choose(&st->list, st->board.row.at[i].id);
			return;
		}
	}
}

static bool
board_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	st->filter = FILTER_ALL;
	s->state = st;
	if (!read_rows(s, e) || !drill_warning(s->app, &s->mem, &st->drill, e))
		return false;
	choose_next(st);
	return true;
}

static void
board_close(struct screen *s)
{
	struct state *st = s->state;

	arena_clear(&st->rows);
	arena_clear(&st->typed);
	arena_clear(&st->said);
}

static const struct board_row *
chosen(const struct state *st)
{
	int64_t id = list_id(&st->list);

	for (int i = 0; i < st->list.n; i++)
		if (st->shown[i]->id == id)
			return st->shown[i];
	return NULL;
}

/* A verb on the chosen row, by the session's id and version. */
static void
run_verb(struct screen *s, const char *command)
{
	struct state *st = s->state;
	const struct board_row *r = chosen(st);
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };

	if (r == NULL) {
		screen_say(s, SAID_ERROR, "There is no row to do that to.");
		return;
	}
	if (!command_run(s->app, command,
		PAIRS({ "id", text_fmt(&turn, "%lld", (long long)r->id) },
		    { "rev", text_fmt(&turn, "%lld", (long long)r->rev) }),
		&out, &turn, &e)
	    || !board_read(s, &e))
		screen_fail(s, &e);
	else
		screen_done(s, &out);
	arena_clear(&turn);
}

/* A verb on all that are marked; NULL: it was asked whether they did not come, and they did not. */
static struct go
run_marked(struct screen *s, const char *command)
{
	struct state *st = s->state;
	struct go go = go_stay();
	struct err e = { 0 };

	if (command != NULL)
		go = board_marks_run(s, &st->marks, chosen(st), command);
	else
		board_marks_noshow(s, &st->marks);

	if (!board_read(s, &e))
		screen_fail(s, &e);
	return go;
}

static bool
handle_filter(struct screen *s, const struct input *in)
{
	static const char *const action[] = { [BOARD_DUE] = "board.due",
		[BOARD_ARRIVED] = "board.here",
		[BOARD_RUNNING] = "board.running",
		[BOARD_DONE] = "board.finished",
		[BOARD_NO_SHOW] = "board.missed",
		[BOARD_CANCELLED] = "board.cancelled",
		[FILTER_ALL] = "board.all" };
	struct state *st = s->state;

	for (int i = 0; i <= FILTER_ALL; i++) {
		if (input_is(in, action[i])) {
			st->filter = i;
			filter(st);
			if (st->list.n > 0 && list_id(&st->list) == 0)
				list_choose(&st->list, st->shown[0]->id);
			return true;
		}
	}
	return false;
}

/* What is opened on the visit itself; NULL: the key is for none of it. */
static const char *
visit_screen(const struct input *in)
{
	static const char *const opens[][2] = { { "board.record", "form" },
		{ "board.move", "move" }, { "board.wait", "wait" }, { "board.cancel", "cancel" },
		{ "board.history", "changes" } };

	for (size_t i = 0; i < sizeof(opens) / sizeof(opens[0]); i++)
		if (input_is(in, opens[i][0]))
			return opens[i][1];
	return NULL;
}

static struct go
board_handle(struct screen *s, const struct input *in)
{
	static const struct {
		const char *action, *command;
	} verb[] = { { "board.arrived", "session.arrive" }, { "board.start", "session.start" },
		{ "board.done", "session.done" }, { "board.noshow", "session.noshow" } };
	struct state *st = s->state;
	const struct board_row *r = chosen(st);
	const char *screen;

	for (size_t i = 0; i < sizeof(verb) / sizeof(verb[0]); i++) {
		if (!input_is(in, verb[i].action))
			continue;
		if (st->marks.at.n > 0)
			return run_marked(s, verb[i].command);
		run_verb(s, verb[i].command);
		return go_stay();
	}
	if (input_is(in, "board.all-noshow"))
		return run_marked(s, NULL);
	if (board_marks_key(s, &st->marks, r, in))
		return go_stay();
	if (handle_filter(s, in))
		return go_stay();
	if (input_is(in, "board.draft")) {
		if (st->draft != NULL)
			return board_draft_open(st->draft);
		screen_say(s, SAID_PLAIN, "You have no half-filled form.");
		return go_stay();
	}
	if (r != NULL && input_is(in, "board.open"))
		return go_open("chart", (struct subject){ .patient = r->patient, .day = DAY_NONE });
	if (r != NULL && input_is(in, "board.book"))
		return go_open("book", (struct subject){ .patient = r->patient, .day = DAY_NONE });
	if (r != NULL && input_is(in, "board.card")) {
		screen_print_card(s, r->patient);
		return go_stay();
	}
	if (r != NULL && (screen = visit_screen(in)) != NULL)
		return go_open(screen,
		    (struct subject){ .patient = r->patient,
			.id = r->id,
			.day = DAY_NONE,
			.text = strcmp(screen, "form") == 0 || strcmp(screen, "changes") == 0
			    ? "session"
			    : NULL });
	st->list.prefix = true;
	if (rows_key(s, &st->list, in->key, s->rows))
		return go_stay();
	return go_pass();
}

/* Names that several people of the day have; each counts where it stands first. */
static int
names_alike(const struct board *b)
{
	int n = 0;

	for (size_t i = 0; i < b->row.n; i++) {
		bool first = b->row.at[i].alike;

		for (size_t j = 0; j < i && first; j++)
			first = strcmp(b->row.at[j].name, b->row.at[i].name) != 0;
		n += first;
	}
	return n;
}

static const char *
namesakes(const struct board_row *r, int names, const struct grid *g, struct arena *turn)
{
	const char *name = grid_name(g, r->name, r->latin);

	return names <= 1
	    ? text_fmt(turn, "Check dates of birth: more than one %s comes today.", name)
	    : text_fmt(turn, "Check dates of birth: %d names come more than once today, as %s.",
		names, name);
}

/* What the chosen patient's visit asks to look at, else what the day does: said until it is not so
 * any more.  Namesakes whom nobody has chosen come after what somebody must do. */
static const char *
beware(const struct state *st, const struct grid *g, struct arena *turn)
{
	const struct board_row *row = chosen(st);

	if (st->marks.at.n > 0)
		return text_fmt(turn, "%zu row%s marked: a s d n go to all of them, Esc lets go.",
		    st->marks.at.n, st->marks.at.n == 1 ? " is" : "s are");
	if (row != NULL && row->state == BOARD_CANCELLED)
		return text_fmt(turn, "Cancelled%s%s.   b books another visit, h shows by whom",
		    row->why[0] == '\0' ? "" : ": ", row->why);
	if (row != NULL && row->flag[0] != '\0')
		return text_fmt(turn, "Red flag open: %s", row->flag);
	if (row != NULL && row->untold[0] != '\0')
		return text_fmt(turn, "%s.", row->untold);
	if (row != NULL && row->alike)
		return namesakes(row, 1, g, turn);
	if (st->untold.n > 0 && st->stranded.n > 0)
		return text_fmt(turn,
		    "Still to be told of a change: %d, g T.  Closed or away since booked: %d, g x",
		    st->untold.n, st->stranded.n);
	if (st->untold.n > 0)
		return text_fmt(turn,
		    "Still to be told that a visit was moved: %d.   g T lists them", st->untold.n);
	if (st->stranded.n > 0)
		return text_fmt(turn, "Closed or away since they were booked: %d.   g x replans",
		    st->stranded.n);
	if (st->to_sign > 0)
		return text_fmt(turn,
		    "Opened sensitive charts to be signed by you: %d.   g r shows them",
		    st->to_sign);
	for (size_t i = 0; i < st->board.row.n; i++)
		if (st->board.row.at[i].alike)
			return namesakes(&st->board.row.at[i], names_alike(&st->board), g, turn);
	return st->drill[0] == '\0' ? NULL : st->drill;
}

/* After mark and number. */
static int
row_begins(const struct state *st)
{
	return st->list.n > 9 ? 6 : 5;
}

/* Measured once for what was read: keys that only move the cursor do not pay for it. */
static const struct board_cols *
cols_of(struct state *st, const struct grid *g)
{
	if (st->cols.cols != g->cols)
		board_cols_lay(&st->cols, st->shown, st->list.n, row_begins(st), g);
	return &st->cols;
}

static void
board_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	struct state *st = s->state;
	char day[DAY_TEXT];
	struct frame f = { .title = text_fmt(turn, "Today  %s", day_show_long(st->board.day, day)),
		.no_rule = true,
		.context = beware(st, g, turn),
		.context_care = true };
	struct body b;
	struct board_rows d = { st->shown, &st->here, &st->marks, cols_of(st, g), turn };
	const char *beyond;
	int wide = st->cols.list;
	struct list_view v = { .y = 4,
		.x = 1,
		.w = wide - 1,
		.numbers = true,
		.bar = true,
		.focus = true,
		.row = board_row_draw,
		.ctx = &d };

	if (s->message[0] == '\0' && st->draft != NULL)
		f.message = board_draft_text(st->draft, st->drafts - 1, turn);
	b = screen_frame(s, g, &f, turn);
	v.h = b.y + b.h - 5;
	board_row_head(&st->board, d.cols, row_begins(st), g, turn);
	if (st->list.n == 0) {
		grid_put(g, 5, 3, -1, LOOK_DIM,
		    st->filter == FILTER_ALL
			? "Nobody is booked today.  / finds a patient, F6 registers one."
			: "Nobody is in that state.  =0 shows all.");
		grid_cursor(g, 5, 3);
	} else {
		list_draw(&st->list, g, &v);
	}
	beyond = list_beyond(&st->list, v.h, turn);
	if (beyond != NULL)
		grid_put_right(g, 3, 0, (g->cols < wide ? g->cols : wide) - 2, LOOK_DIM, beyond);
	if (g->cols >= BOARD_WIDE)
		board_pane(&st->board, chosen(st), g,
		    &(struct board_place){ .y = 4, .x = wide + 1, .h = b.y + b.h - 4 }, turn);
	if (st->counted)
		board_due_line(&st->due, g,
		    &(struct board_place){ .y = b.y + b.h - 1, .x = 3, .w = wide - 4 }, turn);
}

const struct screen_ops board_screen = {
	.name = "board",
	.contexts = contexts,
	.open = board_open,
	.rest = board_rest,
	.reload = board_reload,
	.handle = board_handle,
	.draw = board_draw,
	.close = board_close,
};
