/* paper - what is printed, and the backup. */
#include "app/backups.h"
#include "app/drill.h"
#include "app/may.h"
#include "base/text.h"
#include "plain/office.h"

void
sheets_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct pairs p = { 0 };
	struct outcome out;

	if (args[0] != '\0')
		pair_add(&turn, &p, "day", args);
	(void)!act(d->t, "print.day", &p, &out, &turn);
	arena_clear(&turn);
}

void
card_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct pairs p = { 0 };
	struct outcome out;

	(void)args;
	if (desk_patient(d)) {
		pair_patient(&turn, &p, d->patient);
		(void)!act(d->t, "print.card", &p, &out, &turn);
	}
	arena_clear(&turn);
}

void
outage_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct pairs p = { 0 };
	struct outcome out;

	if (args[0] != '\0')
		pair_add(&turn, &p, "days", args);
	(void)!act(d->t, "print.outage", &p, &out, &turn);
	arena_clear(&turn);
}

static const char *
moment(int64_t at, struct arena *a)
{
	struct now when = now_at(at);
	char day[DAY_TEXT], minute[DAY_TEXT];

	return text_fmt(a, "%s %s", day_show_long(when.day, day), minute_show(when.minute, minute));
}

static void
say_backup(struct desk *d, struct arena *a)
{
	struct backup_last last;
	int64_t tried;
	bool sound;
	struct err e = { 0 };

	if (!backup_last(d->app, a, &last, &e) || !drill_last(d->app, &tried, &sound, a, &e)) {
		say_error(d->t, &e);
		return;
	}
	if (last.at == 0)
		say_warning(d->t, "no backup was ever made.");
	else
		say(d->t, "Last backup: %s, by %s at %s. %s", moment(last.at, a),
		    last.who[0] == '\0' ? "the system" : last.who, last.desk,
		    last.since == 0 ? "Nothing was written since."
				    : text_fmt(a, "%lld line%s of the audit came since.",
					(long long)last.since, last.since == 1 ? "" : "s"));
	if (tried == 0)
		say_warning(d->t,
		    "none was ever tried. In the shell, coxa drill FILE tries to restore one.");
	else
		say(d->t, "Last tried: %s: it could %sbe restored.", moment(tried, a),
		    sound ? "" : "NOT ");
	say(d->t, "Backup and a file makes one now, as in backup %s.", backup_name(d->app, a));
}

static void
make_backup(struct desk *d, const char *file, struct arena *a)
{
	struct backup_wish wish = { .file = file };
	struct complaints faults = { .a = a };
	struct backup_facts facts;
	struct err e = { 0 };
	bool noted;

	if (!backup_write(d->app, &wish, a, &facts, &faults, &noted, &e)) {
		say_error(d->t, &e);
		for (size_t i = 0; i < faults.line.n; i++)
			say(d->t, "%s", faults.line.at[i]);
	} else if (!noted)
		say_warning(d->t, "%s is good, but the audit has no line of it: %s", file, e.text);
	else
		say(d->t, "%s holds %lld rows, and was checked.", file, (long long)facts.rows);
}

void
backup_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };

	if (args[0] == '\0')
		say_backup(d, &turn);
	else
		make_backup(d, args, &turn);
	arena_clear(&turn);
}
