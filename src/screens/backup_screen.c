/* backup_screen - when the last backup was made and whether one was tried; making one now.
 *
 * It is what "coxa backup FILE" does; a database with faults is copied by the shell alone. */
#include "app/backups.h"
#include "app/drill.h"
#include "app/may.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/house_tabs.h"
#include "screens/prose.h"
#include "screens/words.h"

enum { FILE_COLS = 200, X_VALUE = 16 };

struct state {
	struct arena mem; /* of what is shown, until it is read again */
	struct backup_last last;
	int64_t tried_at;
	bool sound;
	struct words file;
	struct complaints faults; /* why none was made */
};

static const char *const contexts[] = { "backup", "house", "everywhere", NULL };

static bool
backup_again(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct arena mem = { 0 };
	struct backup_last last;
	int64_t tried_at;
	bool sound;

	if (!backup_last(s->app, &mem, &last, e)
	    || !drill_last(s->app, &tried_at, &sound, &mem, e)) {
		arena_clear(&mem);
		return false;
	}
	arena_clear(&st->mem);
	st->mem = mem;
	st->last = last;
	st->tried_at = tried_at;
	st->sound = sound;
	return true;
}

static bool
backup_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	words_init(&st->file, &s->mem, FILE_COLS);
	return backup_again(s, e);
}

static void
backup_close(struct screen *s)
{
	struct state *st = s->state;

	arena_clear(&st->mem);
}

static bool
backup_typing(const struct screen *s)
{
	const struct state *st = s->state;

	return st->file.asked;
}

/* The file is there and proved; also when the audit could not take a line of it. */
static void
made(struct screen *s, const struct backup_facts *f, bool noted, const struct err *e,
    struct arena *turn)
{
	struct state *st = s->state;
	struct err again = { 0 };

	screen_say(s, noted ? SAID_DONE : SAID_CARE, "%s",
	    backup_made(words_text(&st->file), f, noted, e, turn));
	words_end(&st->file);
	if (!backup_again(s, &again))
		screen_fail(s, &again);
}

static void
make(struct screen *s)
{
	struct state *st = s->state;
	struct arena turn = { 0 };
	struct backup_wish wish = { .file = words_text(&st->file) };
	struct backup_facts facts;
	struct err e = { 0 };
	bool noted;

	st->faults = (struct complaints){ .a = &s->mem };
	if (wish.file[0] == '\0')
		screen_say(s, SAID_ERROR, "Name the file, as in /media/stick/coxa.db.");
	else if (may_run(s->app, "backup.write", &e)
	    && backup_write(s->app, &wish, &turn, &facts, &st->faults, &noted, &e))
		made(s, &facts, noted, &e, &turn);
	else
		screen_fail(s, &e);
	arena_clear(&turn);
}

static struct go
backup_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	struct arena turn = { 0 };
	struct go go = go_stay();

	if (st->file.asked) {
		if (words_key(s, &st->file, in))
			make(s);
		return go;
	}
	if (house_tab_key(in, &go))
		return go;
	if (!input_is(in, "backup.now"))
		return go_pass();
	words_ask_with(&st->file, "New file", 1, backup_name(s->app, &turn));
	arena_clear(&turn);
	return go;
}

static int
draw_last(const struct backup_last *l, struct grid *g, int y, struct arena *turn)
{
	grid_put(g, y, 1, X_VALUE - 2, LOOK_LABEL, "Last backup");
	if (l->at == 0) {
		grid_put(g, y, X_VALUE, -1, LOOK_CARE, backup_when(l, turn));
		return y + 2;
	}
	grid_put(g, y++, X_VALUE, -1, LOOK_VALUE, backup_when(l, turn));
	grid_put(g, y++, X_VALUE, -1, LOOK_PLAIN,
	    "Before it was kept it was opened again, checked and compared.");
	grid_put(g, y++, X_VALUE, -1, l->since == 0 ? LOOK_OK : LOOK_PLAIN, backup_since(l, turn));
	return y + 1;
}

static int
draw_tried(const struct state *st, struct grid *g, int y, struct arena *turn)
{
	grid_put(g, y, 1, X_VALUE - 2, LOOK_LABEL, "Last tried");
	grid_put(g, y, X_VALUE, -1,
	    st->tried_at == 0 ? LOOK_CARE
		: st->sound   ? LOOK_OK
			      : LOOK_BAD,
	    drill_said(st->tried_at, st->sound, turn));
	return y + 2;
}

static void
backup_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct frame f = { .title = "Clinic: backup", .no_rule = true };
	struct prose p = { .a = turn, .w = g->cols - X_VALUE - 2 };
	struct body b;
	int y;

	f.context = "A backup holds every record: keep it as safe as the clinic itself.";
	b = screen_frame(s, g, &f, turn);
	house_tabs_draw(g, &b, TAB_BACKUP);
	y = draw_tried(st, g, draw_last(&st->last, g, b.y, turn), turn);
	for (size_t i = 0; i < st->faults.line.n; i++)
		prose_marked(&p, MARK_STOP, LOOK_BAD, "%s", st->faults.line.at[i]);
	if (st->faults.line.n > 0)
		prose_add(&p, LOOK_PLAIN, 0,
		    "In the shell, coxa backup --faulty FILE copies it as it is.");
	else
		prose_add(&p, LOOK_DIM, 0,
		    "Every hour by itself, sealed and on another disk: man coxa-admin says how.");
	prose_draw(&p, g, &(struct prose_area){ .y = y, .x = X_VALUE, .h = b.y + b.h - y });
	words_draw(s, &st->file, g);
}

const struct screen_ops backup_screen = {
	.name = "backup",
	.needs = "backup.write",
	.contexts = contexts,
	.open = backup_open,
	.reload = backup_again,
	.typing = backup_typing,
	.asks = true,
	.handle = backup_handle,
	.draw = backup_draw,
	.close = backup_close,
};
