#include "base/complaint.h"

#include <stdarg.h>
#include <stdio.h>

void
complain(struct complaints *c, const char *fmt, ...)
{
	char text[ERR_TEXT];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	*vec_add(c->a, &c->line) = arena_str(c->a, text);
}

void
complain_err(struct complaints *c, const struct err *e)
{
	complain(c, "%s", e->text);
}

bool
complaints_none(const struct complaints *c, struct err *e)
{
	return c->line.n == 0 || err_set(e, ERR_CONF, "%s", c->line.at[0]);
}
