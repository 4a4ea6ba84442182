/* past - what was recorded and changed: records, their versions, who saw a chart, the audit. */
#include <string.h>

#include "app/audit_read.h"
#include "app/changed.h"
#include "app/deed_words.h"
#include "app/past.h"
#include "app/which_hip.h"
#include "base/text.h"
#include "plain/parts.h"

static const char *
versions_said(int n, struct arena *a)
{
	return n < 2 ? "" : text_fmt(a, ", %d versions", n);
}

static void
say_record(struct desk *d, const struct past_record *r)
{
	struct arena turn = { 0 };
	char day[DAY_TEXT];

	if (r->id == 0)
		say(d->t, "%s: not asked yet.", r->title);
	else
		number_say(d,
		    (struct numbered){ .kind = NUMBER_RECORD,
			.id = r->id,
			.patient = d->patient,
			.words = r->form },
		    "%s, %s, %s, by %s%s.", r->title, day_show(r->day, day),
		    past_state_word(r->state), r->initials, versions_said(r->versions, &turn));
	arena_clear(&turn);
}

static void
say_thing(struct desk *d, const struct changed_thing *x)
{
	struct arena turn = { 0 };
	char day[DAY_TEXT], at[DAY_TEXT];
	bool visit = strcmp(x->object, "session") == 0;

	number_say(d,
	    (struct numbered){
		.kind = NUMBER_THING, .id = x->id, .patient = d->patient, .words = x->object },
	    "%s, %s%s, %s%s%s, %s%s.", visit ? "visit" : x->object, x->label, hip_said(x->side),
	    day_show(x->day, day), x->minute < 0 ? "" : " ",
	    x->minute < 0 ? "" : minute_show(x->minute, at), x->state,
	    versions_said(x->versions, &turn));
	arena_clear(&turn);
}

void
records_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct past_records records = { 0 };
	struct changed_things things = { 0 };
	struct err e = { 0 };

	(void)args;
	if (!desk_head(d, "Records"))
		return;
	if (!past_note(d->app, d->patient, 0, &e)
	    || !past_records(d->app, d->patient, &turn, &records, &e)
	    || !changed_things(d->app, d->patient, &turn, &things, &e)) {
		say_error(d->t, &e);
	} else {
		numbers_begin(d);
		for (size_t i = 0; i < records.row.n; i++)
			say_record(d, &records.row.at[i]);
		for (size_t i = 0; i < things.list.n; i++)
			say_thing(d, &things.list.at[i]);
		numbers_end(d);
		say(d->t, "Changes and a number says what it was before, and who changed it.");
	}
	arena_clear(&turn);
}

static void
say_version(struct desk *d, const struct past_version *v)
{
	char day[DAY_TEXT], minute[DAY_TEXT];
	struct now at = now_at(v->at);

	say(d->t, "%s: %s %s by %s from %s.%s%s%s%s", past_state_word(v->state),
	    day_show(at.day, day), minute_show(at.minute, minute), v->initials, v->station,
	    v->reason[0] == '\0' ? "" : " Why: ", v->reason,
	    v->late[0] == '\0' ? "" : " Late: ", v->late);
}

/* "Height: 168, before 160, before nothing." */
static void
say_changed(struct desk *d, const struct past *p, const struct past_row *r)
{
	struct arena turn = { 0 };
	struct text t = { .a = &turn };

	text_addf(&t, "%s: ", r->label);
	for (size_t i = 0; i < p->version.n; i++)
		text_addf(&t, "%s%s", i > 0 ? ", before " : "",
		    r->value[i][0] == '\0' ? "nothing" : r->value[i]);
	say(d->t, "%s.", text_get(&t));
	arena_clear(&turn);
}

/* The answers that hold are said by the number of the record alone. */
static void
say_versions(struct desk *d, int64_t patient, int64_t record)
{
	struct arena turn = { 0 };
	struct past p = { 0 };
	struct err e = { 0 };
	size_t changed = 0;

	if (!past_note(d->app, patient, record, &e) || !past_load(d->app, record, &turn, &p, &e)) {
		say_error(d->t, &e);
		arena_clear(&turn);
		return;
	}
	say(d->t, "%s, %zu version%s, the newest first.", p.title, p.version.n,
	    p.version.n == 1 ? "" : "s");
	for (size_t i = 0; i < p.version.n; i++)
		say_version(d, &p.version.at[i]);
	for (size_t i = 0; i < p.row.n; i++)
		if (p.row.at[i].changed) {
			say_changed(d, &p, &p.row.at[i]);
			changed++;
		}
	if (changed == 0)
		say(d->t, "Nothing was ever changed.");
	arena_clear(&turn);
}

/* "23-Nov-2026 09:00 rita from desk 2: moved a visit" */
static const char *
deed_said(
    int64_t moment, const char *login, const char *station, const char *action, struct arena *a)
{
	char day[DAY_TEXT], minute[DAY_TEXT];
	struct now at = now_at(moment);

	return text_fmt(a, "%s %s %s from %s: %s", day_show(at.day, day),
	    minute_show(at.minute, minute), login, station, deed_words(action));
}

static void
say_change(struct desk *d, const struct change_line *l)
{
	struct arena turn = { 0 };

	say(d->t, "%s.%s%s", deed_said(l->at, l->login, l->station, l->action, &turn),
	    l->reason[0] == '\0' ? "" : " Why: ", l->reason);
	for (size_t i = 0; i < l->part.n; i++) {
		const struct changed_part *x = &l->part.at[i];

		say(d->t, "%s: %s%s%s.", x->what, x->is[0] == '\0' ? "nothing" : x->is,
		    x->was[0] == '\0' ? "" : ", was ", x->was);
	}
	arena_clear(&turn);
}

static void
say_changes(struct desk *d, const struct numbered *n, const char *object)
{
	struct arena turn = { 0 };
	struct changed all = { 0 };
	struct err e = { 0 };

	if (!changed_load(d->app, object, n->id, &turn, &all, &e)
	    || !changed_note(d->app, object, n->id, n->patient, &e)) {
		say_error(d->t, &e);
	} else {
		say(d->t, "%s, %zu version%s, the newest first.", all.title, all.line.n,
		    all.line.n == 1 ? "" : "s");
		for (size_t i = 0; i < all.line.n; i++)
			say_change(d, &all.line.at[i]);
	}
	arena_clear(&turn);
}

void
changes_verb(struct desk *d, const char *args)
{
	const struct numbered *n = number_among(d, args,
	    1u << NUMBER_RECORD | 1u << NUMBER_THING | 1u << NUMBER_VISIT | 1u << NUMBER_ALERT);

	if (n != NULL && n->kind == NUMBER_RECORD)
		say_versions(d, n->patient, n->id);
	else if (n != NULL)
		say_changes(d, n,
		    n->kind == NUMBER_VISIT       ? "session"
			: n->kind == NUMBER_ALERT ? "alert"
						  : n->words);
}

/* "... : moved a visit, 10-2345-7, denied." */
static void
say_lines(struct desk *d, const struct audit_lines *all, bool one_patient)
{
	struct arena turn = { 0 };

	numbers_begin(d);
	for (size_t i = 0; i < all->list.n; i++) {
		const struct audit_line *l = &all->list.at[i];
		bool refused = l->outcome[0] != '\0' && strcmp(l->outcome, "done") != 0;
		const char *how = refused ? l->outcome : l->reason;

		number_say(d, (struct numbered){ .kind = NUMBER_LINE, .id = l->id },
		    "%s%s%s%s%s%s%s.", deed_said(l->at, l->login, l->station, l->action, &turn),
		    one_patient || l->number[0] == '\0' ? "" : ", ", one_patient ? "" : l->number,
		    refused || l->value[0] == '\0' ? "" : ", ", refused ? "" : l->value,
		    how[0] == '\0'                       ? ""
			: l->value[0] == '\0' || refused ? ", "
							 : ": ",
		    how);
	}
	numbers_end(d);
	if (all->list.n == 0)
		say(d->t, "Nothing.");
	if (all->list.n == AUDIT_PAGE)
		say(d->t, "These are the newest %d.", AUDIT_PAGE);
	arena_clear(&turn);
}

/* That it is read leaves a line itself. */
static void
say_audit(struct desk *d, const struct audit_page *page, const char *title)
{
	struct arena turn = { 0 };
	struct audit_lines all = { 0 };
	struct err e = { 0 };

	if (!audit_read_may(d->app, page, &e)
	    || !audit_read_note(d->app, &(struct audit_filter){ .patient = page->patient }, &e)
	    || !audit_read_page(d->app, page, &turn, &all, &e)) {
		say_error(d->t, &e);
	} else {
		say(d->t, "%s", title);
		say_lines(d, &all, page->patient != 0);
	}
	arena_clear(&turn);
}

void
readers_verb(struct desk *d, const char *args)
{
	(void)args;
	if (desk_patient(d))
		say_audit(d,
		    &(struct audit_page){
			.patient = d->patient, .day = app_now(d->app).day, .readings = true },
		    "Who saw this chart, the newest first:");
}

/* Managers and auditors hear of everybody, others of themselves. */
void
audit_verb(struct desk *d, const char *args)
{
	const struct person *who = app_person(d->app);
	bool all = (who->role & (ROLE_MANAGER | ROLE_AUDITOR)) != 0;
	struct audit_page page = { .readings = true, .staff = all ? 0 : who->id };
	struct arena turn = { 0 };
	struct err e = { 0 };
	char day[DAY_TEXT];

	if (!desk_day(d, args, &page.day, &e))
		say_error(d->t, &e);
	else
		say_audit(d, &page,
		    text_fmt(&turn, "Audit of %s: %s, the newest first.",
			day_show_long(page.day, day), all ? "everybody" : who->name));
	arena_clear(&turn);
}
