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
		say_warning(d->t, "last backup: %s", backup_when(&last, a));
	else
		say(d->t, "Last backup: %s. %s", backup_when(&last, a), backup_since(&last, a));
	if (tried == 0 || !sound)
		say_warning(
		    d->t, "last tried: %s%s", drill_said(tried, sound, a), tried == 0 ? "" : ".");
	else
		say(d->t, "Last tried: %s.", drill_said(tried, sound, a));
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
		say_warning(d->t, "%s", backup_made(file, &facts, noted, &e, a));
	else
		say(d->t, "%s", backup_made(file, &facts, noted, &e, a));
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
