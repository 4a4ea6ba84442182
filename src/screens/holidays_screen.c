/* holidays_screen - the holidays of a country out of a file: what would be closed is looked at
 * before it is, and what was booked then is replanned at once. */
#include "app/command.h"
#include "app/stranded.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/prose.h"
#include "ui/edit.h"
#include "ui/keymap.h"

enum { PATH_MAX_CHARS = 400, X_PATH = 8, PAGE = 10 };

struct state {
	struct edit path;
	struct arena mem;   /* of the preview */
	struct outcome out; /* what the preview said */
	bool looked;        /* at the file that is named in the line now */
	int from;           /* the first line of it that is shown */
};

static const char *const contexts[] = { "holidays", "everywhere", NULL };
/* Of which the key line tells, before and after the file was read. */
static const char *const naming[] = { "holidays-file", NULL };
static const char *const looking[] = { "holidays", NULL };

static bool
holidays_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	(void)e;
	s->state = st;
	edit_init(&st->path, &s->mem, PATH_MAX_CHARS, false);
	return true;
}

static void
holidays_close(struct screen *s)
{
	struct state *st = s->state;

	arena_clear(&st->mem);
}

static bool
holidays_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static void
look(struct screen *s)
{
	struct state *st = s->state;
	struct err e = { 0 };

	arena_clear(&st->mem);
	st->out = (struct outcome){ 0 };
	st->from = 0;
	if (edit_text(&st->path)[0] == '\0')
		screen_say(s, SAID_ERROR, "Name the file, as in /home/anna/holidays.ics.");
	else if (!command_run(s->app, "closure.preview", PAIRS({ "file", edit_text(&st->path) }),
		     &st->out, &st->mem, &e))
		screen_fail(s, &e);
	else
		st->looked = true;
}

/* Closed now; those who were booked then get other places. */
static struct go
import(struct screen *s)
{
	struct state *st = s->state;
	struct outcome out = { 0 };
	struct err e = { 0 };
	struct go go;
	struct stranded stranded = { 0 };

	if (!command_run(s->app, "closure.import", PAIRS({ "file", edit_text(&st->path) }), &out,
		&s->mem, &e)) {
		screen_fail(s, &e);
		return go_stay();
	}
	go = stranded_count(s->app, &stranded, &e) && stranded.n > 0
	    ? go_replace("stranded", (struct subject){ .day = DAY_NONE })
	    : go_back(NULL);
	go.said = out.said;
	go.undo = out.undo;
	return go;
}

static struct go
holidays_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (input_is(in, "holidays.go") && st->looked)
		return import(s);
	if (input_is(in, "holidays.go")) {
		look(s);
	} else if (input_is(in, "holidays.down")) {
		if (st->from + PAGE < 2 * (int)st->out.reasons.n)
			st->from += PAGE;
	} else if (input_is(in, "holidays.up")) {
		st->from = st->from > PAGE ? st->from - PAGE : 0;
	} else {
		enum edit_did did = edit_key(&st->path, in->key, PATH_MAX_CHARS);

		if (did == EDIT_IGNORED)
			return go_pass();
		st->looked = st->looked && did != EDIT_CHANGED; /* it may be another file now */
	}
	return go_stay();
}

static void
draw_preview(const struct state *st, struct grid *g, int y, int h, struct arena *turn)
{
	struct prose p = { .a = turn, .w = g->cols - 6 };
	int left;

	for (size_t i = 0; i < st->out.reasons.n; i++)
		prose_add(&p, LOOK_PLAIN, 0, "%s", st->out.reasons.at[i]);
	left =
	    prose_draw(&p, g, &(struct prose_area){ .y = y, .x = 3, .h = h - 1, .from = st->from });
	if (left > 0)
		grid_put(g, y + h - 1, 3, -1, LOOK_DIM,
		    text_fmt(turn, "%d more line%s below: PgDn", left, left == 1 ? "" : "s"));
}

static void
holidays_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct frame f = { .title = "Holidays out of a file", .no_rule = true };
	struct body b;

	f.context = st->looked
	    ? "Nothing is closed yet. Enter closes these days; what is booked then is replanned "
	      "next."
	    : "An iCalendar file (.ics) of this country's public holidays. Enter reads it first.";
	f.keys = keymap_hints(s->keys, st->looked ? looking : naming, true, turn, &f.nkeys);
	b = screen_frame(s, g, &f, turn);
	grid_put(g, b.y + 1, 3, -1, LOOK_LABEL, "File");
	edit_draw(&st->path, g, b.y + 1, X_PATH, g->cols - X_PATH - 2, true);
	if (!st->looked)
		return;
	grid_put(g, b.y + 3, 3, -1, LOOK_TITLE, st->out.said);
	draw_preview(st, g, b.y + 4, b.h - 4, turn);
}

const struct screen_ops holidays_screen = {
	.name = "holidays",
	.needs = "closure.import",
	.contexts = contexts,
	.open = holidays_open,
	.typing = holidays_typing,
	.handle = holidays_handle,
	.draw = holidays_draw,
	.close = holidays_close,
};
