/* password_screen - a new password of one's own, or a PIN that unlocks one's screen. */
#include "app/command.h"
#include "screens/all.h"
#include "screens/staff_box.h"

static const char *const contexts[] = { "staff-box", NULL };

static bool
own_open(struct screen *s, struct err *e)
{
	struct staff_box *b = arena_new(&s->mem, struct staff_box);

	s->state = b;
	staff_box_init(b, &s->mem);
	return staff_box_open(s, b, s->ops == &pin_screen ? STAFF_PIN : STAFF_OWN, NULL, e);
}

static bool
own_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static struct go
own_handle(struct screen *s, const struct input *in)
{
	struct staff_box *b = s->state;
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct go go = go_stay();

	if (input_is(in, "help"))
		return go_pass();
	if (staff_box_key(s, b, in, &out, &turn))
		go = go_done(s, &out);
	else if (!b->open)
		go = go_back(NULL);
	arena_clear(&turn);
	return go;
}

static void
own_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	staff_box_draw(s, s->state, g, turn);
}

const struct screen_ops password_screen = {
	.name = "password",
	.needs = "staff.password",
	.desk = true,
	.contexts = contexts,
	.open = own_open,
	.typing = own_typing,
	.handle = own_handle,
	.draw = own_draw,
	.over = true,
};

const struct screen_ops pin_screen = {
	.name = "pin",
	.needs = "staff.pin",
	.desk = true,
	.contexts = contexts,
	.open = own_open,
	.typing = own_typing,
	.handle = own_handle,
	.draw = own_draw,
	.over = true,
};
