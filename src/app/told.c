#include "app/told.h"

#include <stdarg.h>

#include "base/text.h"

void
told_add(struct told *t, enum told_kind kind, int indent, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	*vec_add(t->a, &t->line) =
	    (struct told_line){ .kind = kind, .indent = indent, .text = text_vfmt(t->a, fmt, ap) };
	va_end(ap);
}
