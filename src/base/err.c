#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

/* A sentence may quote what was typed, and be cut where it gets too long: bytes
 * that are no UTF-8, or no longer, become "?". */
static void
tidy(char *text)
{
	for (char *at = text; *at != '\0';) {
		const char *next = at;

		if (utf8_next(&next) == UTF8_BAD)
			*at = '?';
		at += next - at;
	}
}

bool
err_set(struct err *e, enum err_code code, const char *fmt, ...)
{
	va_list ap;

	e->code = code;
	e->field[0] = '\0';
	va_start(ap, fmt);
	vsnprintf(e->text, sizeof(e->text), fmt, ap);
	va_end(ap);
	tidy(e->text);
	return false;
}

bool
err_field(struct err *e, enum err_code code, const char *field, const char *fmt, ...)
{
	va_list ap;

	e->code = code;
	snprintf(e->field, sizeof(e->field), "%s", field);
	tidy(e->field);
	va_start(ap, fmt);
	vsnprintf(e->text, sizeof(e->text), fmt, ap);
	va_end(ap);
	tidy(e->text);
	return false;
}

bool
err_add(struct err *e, const char *fmt, ...)
{
	struct err was = *e;
	size_t used;
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(e->text, sizeof(e->text) - 2, fmt, ap);
	va_end(ap);
	used = strlen(e->text);
	snprintf(e->text + used, sizeof(e->text) - used, ": %s", was.text);
	tidy(e->text);
	return false;
}

const char *
err_name(enum err_code code)
{
	static const char *const name[] = {
		[ERR_NONE] = "none",
		[ERR_INPUT] = "input",
		[ERR_RULE] = "rule",
		[ERR_CONFLICT] = "conflict",
		[ERR_MISSING] = "missing",
		[ERR_DENIED] = "denied",
		[ERR_BUSY] = "busy",
		[ERR_CONF] = "conf",
		[ERR_IO] = "io",
	};

	return name[code];
}
