/* people - patients found by what is typed, and the row that a number opens. */
#include <string.h>

#include "app/find.h"
#include "base/text.h"
#include "plain/desk.h"
#include "plain/fill_in.h"
#include "plain/office.h"

enum { RECENT = 9 };

static const char *
stages(const struct find_row *r, struct arena *a)
{
	if (r->hidden)
		return " Sensitive chart.";
	if (r->right[0] == '\0' && r->left[0] == '\0')
		return "";
	return text_fmt(a, " Right %s, left %s.", r->right[0] == '\0' ? "not staged" : r->right,
	    r->left[0] == '\0' ? "not staged" : r->left);
}

/* "1. HALL, Margaret, born 14-Jul-1968, ID 10-2345-7. Right IIIA, left II." */
static void
say_row(struct desk *d, const struct find_row *r)
{
	struct arena turn = { 0 };
	char born[DAY_TEXT];

	number_say(d,
	    (struct numbered){
		.kind = NUMBER_PATIENT, .id = r->id, .patient = r->id, .words = r->shown },
	    "%s%s%s%s, ID %s.%s%s", talk_name(d->t, r->shown, r->latin),
	    r->born == DAY_NONE ? ", birth date not known" : ", born ",
	    r->born_estimated && r->born != DAY_NONE ? "about " : "",
	    r->born == DAY_NONE ? "" : day_show_born(r->born, r->born_estimated, born), r->number,
	    stages(r, &turn),
	    strcmp(r->state, "dead") == 0           ? " Has died."
		: strcmp(r->state, "inactive") == 0 ? " Has left the clinic."
						    : "");
	arena_clear(&turn);
}

static void
say_rows(struct desk *d, const struct find_rows *rows)
{
	bool alike = false;

	for (size_t i = 0; i < rows->list.n; i++)
		alike = alike || rows->list.at[i].alike;
	if (alike)
		say_warning(d->t,
		    "people of the same name are among these. Check the date of "
		    "birth.");
	numbers_begin(d);
	for (size_t i = 0; i < rows->list.n; i++)
		say_row(d, &rows->list.at[i]);
	numbers_end(d);
	if (rows->more)
		say(d->t, "There are still others; say more of the name or the year of birth.");
}

void
find_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct find_rows rows = { 0 };
	struct err e = { 0 };

	if (args[0] == '\0')
		say(d->t, "Error: say whom, as in: find okafor.");
	else if (!find_typed(d->app, args, &turn, &rows, &e)
	    || (!rows.too_short && !find_note(d->app, (int)rows.list.n, &e)))
		say_error(d->t, &e);
	else if (rows.list.n > 0)
		say_rows(d, &rows);
	else if (rows.hint != NULL || rows.too_short)
		say(d->t, "%s",
		    rows.hint != NULL ? rows.hint : "Say at least two letters or digits.");
	else
		say(d->t, "Nobody is found by that. New registers somebody.");
	arena_clear(&turn);
}

void
recent_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct find_rows rows = { 0 };
	struct err e = { 0 };

	(void)args;
	if (!find_recent(d->app, RECENT, &turn, &rows, &e))
		say_error(d->t, &e);
	else if (rows.list.n == 0)
		say(d->t, "You opened no chart lately.");
	else
		say_rows(d, &rows);
	arena_clear(&turn);
}

/* What opens nothing, and what its number is for. */
static const char *const instead[] = {
	[NUMBER_ALERT] = "end and the number says that it holds no more",
	[NUMBER_THING] = "changes and the number says what it was before",
	[NUMBER_MERGED] = "part and the number makes two records again",
	[NUMBER_LINE] = "a line of the audit opens nothing",
	[NUMBER_ACT] = "undo and the number takes that one back",
	[NUMBER_WEEKDAY] = "change and the number sets the hours of that day",
	[NUMBER_OFF] = "end and the number takes those days away again",
	[NUMBER_SETTING] = "change and the number sets it",
	[NUMBER_STAFF] = "change and the number asks what is to be changed",
	[NUMBER_ADMIT] = "end and the number says that they are let in no more",
};

void
open_verb(struct desk *d, const char *args)
{
	const struct numbered *n;

	if ((n = number_get(d, args)) == NULL)
		return;
	switch (n->kind) {
	case NUMBER_PATIENT:
	case NUMBER_VISIT:
	case NUMBER_DUE:
	case NUMBER_CALL:
	case NUMBER_WAIT:
	case NUMBER_TELL:
	case NUMBER_PAIR:
	case NUMBER_GLASS:
		chart_begin(d, n->patient);
		break;
	case NUMBER_PRESENT:
		if (n->patient != 0)
			chart_begin(d, n->patient);
		else
			say(d->t, "No patient's form is filled there.");
		break;
	case NUMBER_PART:
		chart_part(d, (enum chart_part)n->id);
		break;
	case NUMBER_DRAFT:
		fill_draft(d, n);
		break;
	case NUMBER_FORM:
		fill_form_named(d, n->words);
		break;
	case NUMBER_RECORD:
		record_say(d, n->id);
		break;
	case NUMBER_RESOURCE:
		if (desk_may(d, "hours.set"))
			hours_say(d, n->id);
		break;
	case NUMBER_ALERT:
	case NUMBER_THING:
	case NUMBER_MERGED:
	case NUMBER_LINE:
	case NUMBER_ACT:
	case NUMBER_WEEKDAY:
	case NUMBER_OFF:
	case NUMBER_SETTING:
	case NUMBER_STAFF:
	case NUMBER_ADMIT:
		say(d->t, "Error: %s.", instead[n->kind]);
		break;
	}
}
