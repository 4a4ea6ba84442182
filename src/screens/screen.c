#include "screens/screen.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ui/keymap.h"

void
screen_say(struct screen *s, enum said said, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(s->message, sizeof(s->message), fmt, ap);
	va_end(ap);
	s->said = said;
}

void
screen_fail(struct screen *s, const struct err *e)
{
	screen_say(s, e->code == ERR_BUSY ? SAID_TROUBLE : SAID_ERROR, "%s", e->text);
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
input_is(const struct input *in, const char *action)
{
	return strcmp(in->action, action) == 0;
}

struct body
screen_frame(const struct screen *s, struct grid *g, struct frame *f, struct arena *turn)
{
	const struct person *who = app_person(s->app);
	bool typing = s->ops->typing != NULL && s->ops->typing(s);
	char clock[DAY_TEXT];

	if (f->who == NULL && who->id != 0)
		f->who = text_fmt(turn, "%s · %s", who->name, app_station(s->app));
	f->clock = arena_str(turn, minute_show(app_now(s->app).minute, clock));
	if (f->message == NULL) {
		f->said = s->said;
		f->message = s->message;
	}
	if (f->keys == NULL)
		f->keys = keymap_hints(s->keys, s->ops->contexts, typing, turn, &f->nkeys);
	return frame_draw(g, f);
}
