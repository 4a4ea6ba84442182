/* print_commands - day sheets, appointment cards and whom to call, for the printer's folder. */
#include "app/commands.h"
#include "app/inside.h"
#include "app/outage.h"
#include "app/sheet.h"
#include "app/spool.h"
#include "base/text.h"

static const struct param day_params[] = {
	{ "day", PARAM_DAY, false, "which; tomorrow unless given" },
	{ 0 },
};

static const struct param tell_params[] = { { 0 } };

static const struct param outage_params[] = {
	{ "days", PARAM_INT, false, "today and the days after it, so many in all; 3 unless given" },
	{ 0 },
};

static const struct param card_params[] = {
	{ "patient", PARAM_PATIENT, true, "whose visits" },
	{ 0 },
};

static bool
print_day_run(struct call *c, struct outcome *out, struct err *e)
{
	int day = (int)call_int(c, "day", app_now(c->app).day + 1);
	struct sheet sheet;
	const char *name;
	char shown[DAY_TEXT];

	if (!sheet_day(c->app, day, c->a, &sheet, e)
	    || !spool_put(c->app, "day", sheet.text, c->a, &name, e)
	    || !tx_note(c->tx, &(struct note){ .object = "day", .id = day }, e))
		return false;
	outcome_say(c, out, "%s: %d sheet%s with %d visit%s for the printer: %s.",
	    day_show_long(day, shown), sheet.pages, sheet.pages == 1 ? "" : "s", sheet.visits,
	    sheet.visits == 1 ? "" : "s", name);
	return true;
}

static bool
print_card_run(struct call *c, struct outcome *out, struct err *e)
{
	struct sheet sheet;
	const char *name;

	out->patient = call_int(c, "patient", 0);
	if (!sheet_card(c->app, out->patient, c->a, &sheet, e)
	    || !spool_put(c->app, "card", sheet.text, c->a, &name, e)
	    || !tx_note(c->tx,
		&(struct note){ .object = "patient", .id = out->patient, .patient = out->patient },
		e))
		return false;
	outcome_change(c, out, "patient", out->patient);
	outcome_say(c, out, "A card with %d visit%s for the printer: %s.", sheet.visits,
	    sheet.visits == 1 ? "" : "s", name);
	return true;
}

static bool
print_tell_run(struct call *c, struct outcome *out, struct err *e)
{
	struct sheet sheet;
	const char *name;

	if (!sheet_calls(c->app, c->a, &sheet, e)
	    || !spool_put(c->app, "tell", sheet.text, c->a, &name, e)
	    || !tx_note(c->tx, &(struct note){ .object = "tell", .id = sheet.visits }, e))
		return false;
	outcome_say(c, out, "%d patient%s to be told, for the printer: %s.", sheet.visits,
	    sheet.visits == 1 ? "" : "s", name);
	return true;
}

static bool
print_outage_run(struct call *c, struct outcome *out, struct err *e)
{
	int64_t days = call_int(c, "days", OUTAGE_DAYS);
	const char *text, *name;

	if (days < 1 || days > OUTAGE_DAYS_MOST)
		return err_field(
		    e, ERR_INPUT, "days", "days: a number from 1 to %d.", OUTAGE_DAYS_MOST);
	if (!outage_text(c->app, (int)days, c->a, &text, e)
	    || !spool_put(c->app, "outage", text, c->a, &name, e)
	    || !tx_note(c->tx, &(struct note){ .object = "day", .id = app_now(c->app).day }, e))
		return false;
	outcome_say(c, out, "The clinic of %lld day%s on paper, for the printer: %s.",
	    (long long)days, days == 1 ? "" : "s", name);
	return true;
}

const struct command print_commands[] = {
	{ "print.day", "the sheets of a day, one for each therapist, for the printer", MAY_WORK,
	    day_params, .quiet = true, .run = print_day_run },
	{ "print.card", "the visits that are booked for a patient, for the printer", MAY_WORK,
	    card_params, .quiet = true, .run = print_card_run },
	{ "print.tell", "who is still to be told that a visit was moved, for the printer", MAY_WORK,
	    tell_params, .quiet = true, .run = print_tell_run },
	{ "print.outage", "the patients of the clinic on paper, for hours without a computer",
	    MAY_WORK, outage_params, .quiet = true, .proof = true, .run = print_outage_run },
	{ 0 },
};
