/* trouble_screen - the database is gone: the session says so and where the work is.
 *
 * s->on.text is the file with what was typed; "" for none; "!" and why there is none. */
#include "app/trouble.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/prose.h"
#include "ui/keymap.h"

enum { Y = 5, X = 4 };

static const char *const contexts[] = { "trouble", NULL };

static bool
trouble_open(struct screen *s, struct err *e)
{
	(void)s;
	(void)e;
	return true;
}

static struct go
trouble_handle(struct screen *s, const struct input *in)
{
	(void)s;
	if (input_is(in, "trouble.leave"))
		return (struct go){ .what = GO_QUIT };
	return go_stay();
}

static void
trouble_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	struct prose p = { .a = turn, .w = g->cols - 2 * X };
	struct frame f = { .title = "coxa", .no_rule = true, .who = "" };
	const char *file = s->on.text == NULL ? "" : s->on.text;

	f.keys = keymap_hints(s->keys, contexts, false, turn, &f.nkeys);
	screen_frame(s, g, &f, turn);
	prose_marked(&p, MARK_STOP, LOOK_BAD, "Nothing can be saved here any more");
	prose_add(&p, LOOK_PLAIN, 0, "%s", "");
	prose_add(&p, LOOK_PLAIN, 0, "%s", trouble_said(s->app));
	prose_add(&p, LOOK_PLAIN, 0, "%s", "");
	if (file[0] == '!')
		prose_add(
		    &p, LOOK_BAD, 0, "What you typed could not be written down: %s", file + 1);
	else if (file[0] != '\0') {
		prose_add(&p, LOOK_PLAIN, 0, "What you typed and had not saved is in");
		prose_add(&p, LOOK_TITLE, 2, "%s", file);
		prose_add(
		    &p, LOOK_PLAIN, 0, "Only you can read it. Remove it when it is recorded.");
	} else
		prose_add(&p, LOOK_PLAIN, 0, "Nothing was typed that had not been saved.");
	prose_add(&p, LOOK_PLAIN, 0, "%s", "");
	prose_add(&p, LOOK_PLAIN, 0,
	    "All that was saved before stays saved. "
	    "When the file is back in its place, this screen goes on by itself.");
	prose_draw(&p, g, &(struct prose_area){ .y = Y, .x = X, .h = g->rows - Y - 3 });
	grid_cursor(g, Y, X);
}

const struct screen_ops trouble_screen = {
	.name = "trouble",
	.contexts = contexts,
	.open = trouble_open,
	.handle = trouble_handle,
	.draw = trouble_draw,
};
