/* backup_words - what is said of the last backup, and of the last that was tried. */
#include "app/backups.h"
#include "app/drill.h"
#include "base/text.h"

static const char *
moment(int64_t at, struct arena *a)
{
	struct now when = now_at(at);
	char day[DAY_TEXT], minute[DAY_TEXT];

	return text_fmt(a, "%s %s", day_show_long(when.day, day), minute_show(when.minute, minute));
}

const char *
backup_when(const struct backup_last *l, struct arena *a)
{
	if (l->at == 0)
		return "None was ever made.";
	return text_fmt(a, "%s, by %s at %s", moment(l->at, a),
	    l->who[0] == '\0' ? "the system" : l->who, l->desk);
}

const char *
backup_since(const struct backup_last *l, struct arena *a)
{
	return l->since == 0 ? "Nothing was written since."
			     : text_fmt(a, "%lld line%s of the audit came since.",
				 (long long)l->since, l->since == 1 ? "" : "s");
}

const char *
backup_made(const char *file, const struct backup_facts *f, bool noted, const struct err *e,
    struct arena *a)
{
	if (!noted)
		return text_fmt(
		    a, "%s is good, but the audit has no line of it: %s", file, e->text);
	return text_fmt(a, "%s holds %lld rows, and was checked.", file, (long long)f->rows);
}

const char *
drill_said(int64_t at, bool sound, struct arena *a)
{
	if (at == 0)
		return "Never. In the shell, coxa drill FILE tries to restore one.";
	return text_fmt(a, "%s: it could %sbe restored", moment(at, a), sound ? "" : "NOT ");
}
