#include "app/sheet.h"

#include <string.h>

#include "app/audit_read.h"
#include "app/board.h"
#include "app/glass.h"
#include "app/inside.h"
#include "app/phone_words.h"
#include "app/session_view.h"
#include "app/untold.h"
#include "app/which_hip.h"
#include "base/text.h"
#include "lang/clean.h"
#include "lang/width.h"
#include "store/book_store.h"
#include "store/session_store.h"

enum { COLS = 80, X_NAME = 12, X_BORN = 41, X_ID = 54, X_PLACE = 66, CARD_DAYS = 366 };

struct page {
	struct app *app;
	struct arena *a;
	struct text t;
	struct sheet *out;
};

static void
put(struct page *p, const char *s)
{
	text_add(&p->t, clean_shown(s, p->a, NULL));
}

/* Blanks up to column x of the line that is begun; a new line where it is longer already. */
static void
tab(struct page *p, int x)
{
	const char *all = text_get(&p->t), *line = strrchr(all, '\n');
	int at = width_of(line == NULL ? all : line + 1);

	if (at > x) {
		text_add(&p->t, "\n");
		at = 0;
	}
	for (; at < x; at++)
		text_add(&p->t, " ");
}

static void
put_right(struct page *p, const char *s)
{
	if (s[0] != '\0')
		tab(p, COLS - width_of(clean_shown(s, p->a, NULL)));
	put(p, s);
	text_add(&p->t, "\n");
}

static void
rule(struct page *p)
{
	for (int i = 0; i < COLS; i++)
		text_add(&p->t, "-");
	text_add(&p->t, "\n");
}

/* The clinic and the day; what it is, when and by whom it was printed. */
static void
begin_page(struct page *p, const char *day, const char *what)
{
	struct now now = p->app->now;
	char on[DAY_TEXT], at[DAY_TEXT];

	if (p->out->pages++ > 0)
		text_add(&p->t, "\f");
	put(p, p->app->clinic.name);
	put_right(p, day);
	put(p, what);
	put_right(p,
	    text_fmt(p->a, "printed %s %s, %s", day_show(now.day, on), minute_show(now.minute, at),
		p->app->person.name));
	rule(p);
}

/* Where no alert stands, what that is worth. */
static const char *
not_asked(struct page *p, const struct board_row *r)
{
	return r->alert || r->intake == INTAKE_WHOLE
	    ? ""
	    : text_fmt(p->a, "  (%s)", beware_none(r->intake));
}

static void
put_visit(struct page *p, const struct board_row *r, const char *place)
{
	char buf[DAY_TEXT];

	put(p, minute_show(r->minute, buf));
	put(p, text_fmt(p->a, " %4d", r->minutes));
	tab(p, X_NAME);
	put(p, r->name);
	tab(p, X_BORN);
	put(p, r->born == DAY_NONE ? "" : day_show_born(r->born, r->born_estimated, buf));
	tab(p, X_ID);
	put(p, r->number);
	tab(p, X_PLACE);
	put(p, place);
	text_add(&p->t, "\n");
	tab(p, X_NAME);
	put(p, r->label);
	if (r->of > 0)
		put(p, text_fmt(p->a, " %d/%d", r->nth, r->of));
	put(p, hip_said(r->side));
	put(p, r->flag[0] != '\0' ? "  ! red flag open: call today" : "");
	put(p, r->alert ? "  ! the chart bears an alert" : "");
	put(p, not_asked(p, r));
	put(p, r->alike ? "  ! another of this name comes today" : "");
	put(p, r->other_therapist ? "  * not the usual therapist" : "");
	text_add(&p->t, "\n");
	p->out->visits++;
}

static const char *
at_kind(const struct board_row *r, enum res_kind kind)
{
	return kind == RES_THERAPIST ? r->therapist : kind == RES_ROOM ? r->room : r->device;
}

/* Where, on the sheet of a therapist; with whom, on that of a room. */
static const char *
elsewhere(struct page *p, const struct board_row *r, enum res_kind kind)
{
	const char *other = kind == RES_THERAPIST ? r->room : r->therapist;

	return r->device[0] == '\0' || kind == RES_DEVICE
	    ? other
	    : text_fmt(p->a, "%s%s%s", other, other[0] == '\0' ? "" : " ", r->device);
}

/* The page of one resource; code "" is that of the visits without one of the kind. */
static void
put_sheet(struct page *p, const struct board *b, const struct resource *r, const char *day)
{
	size_t n = 0;

	for (size_t i = 0; i < b->row.n; i++) {
		const struct board_row *row = &b->row.at[i];

		if (row->state == BOARD_NO_SHOW || strcmp(at_kind(row, r->kind), r->code) != 0)
			continue;
		if (n++ == 0) {
			begin_page(p, day,
			    strcmp(r->code, r->name) == 0 || r->code[0] == '\0'
				? r->name
				: text_fmt(p->a, "%s  %s", r->code, r->name));
			text_add(&p->t,
			    "Time   Min  Patient                      Born         ID"
			    "          Place\n");
			rule(p);
		}
		put_visit(p, row, elsewhere(p, row, r->kind));
	}
	if (n > 0)
		text_addf(&p->t, "%zu visit%s.\n", n, n == 1 ? "" : "s");
}

/* Whoever signs the paper pins all of the audit up to that entry. */
static bool
put_head(struct page *p, struct err *e)
{
	const char *hash;
	int64_t entry, at;

	if (!audit_read_head(p->app, p->a, &entry, &at, &hash, e))
		return false;
	text_addf(&p->t, "\nAudit %lld %s\n", (long long)entry, hash);
	return true;
}

bool
sheet_day(struct app *app, int day, struct arena *a, struct sheet *out, struct err *e)
{
	static const struct resource nobody = {
		.kind = RES_THERAPIST, .code = "", .name = "With no therapist"
	};
	struct page p = { .app = app, .a = a, .t = { .a = a }, .out = out };
	struct board board;
	struct book book;
	char shown[DAY_TEXT];

	*out = (struct sheet){ 0 };
	day_show_long(day, shown);
	if (!board_load(app, day, a, &board, e) || !board_hips(app, &board, e)
	    || !beware_board(app, &board, a, e) || !book_load(app->db, day, 0, a, &book, e))
		return false;
	for (int i = 0; i < book.calendar.n; i++)
		if (book.calendar.resource[i].kind == RES_THERAPIST)
			put_sheet(&p, &board, &book.calendar.resource[i], shown);
	put_sheet(&p, &board, &nobody, shown);
	for (int i = 0; i < book.calendar.n; i++)
		if (book.calendar.resource[i].kind != RES_THERAPIST
		    && book.calendar.resource[i].lanes > 1)
			put_sheet(&p, &board, &book.calendar.resource[i], shown);
	if (out->pages == 0)
		return err_field(e, ERR_RULE, "day", "Nobody is booked on %s.", shown);
	if (!put_head(&p, e))
		return false;
	out->visits = (int)board.row.n - board.count[BOARD_NO_SHOW];
	out->text = text_get(&p.t);
	return true;
}

/* Whom to call, of what to beware, what to say of each visit, and room for what came of it. */
static void
put_call(struct page *p, const struct untold_row *r)
{
	const char *care = untold_care(r, p->a);

	put(p, text_fmt(p->a, "%s   ID %s", r->name, r->number));
	text_add(&p->t, "\n");
	put(p, text_fmt(p->a, "  By phone: %s", phone_words(&r->phone, p->a)));
	text_add(&p->t, "\n");
	if (care[0] != '\0') {
		put(p, text_fmt(p->a, "  ! %s", care));
		text_add(&p->t, "\n");
	}
	for (size_t i = 0; i < r->visit.n; i++) {
		const struct untold_visit *v = &r->visit.at[i];

		put(p,
		    text_fmt(p->a, "  %s of %s: %s", v->label, untold_knew(v, p->a),
			untold_now(v, p->a)));
		text_add(&p->t, "\n");
		tab(p, 4);
		put(p, v->why);
		text_add(&p->t, "\n");
	}
	text_add(&p->t,
	    "  Told at ______ by ______   [ ] phone  [ ] message  [ ] in person"
	    "   [ ] cannot\n");
	rule(p);
	p->out->visits++;
}

bool
sheet_calls(struct app *app, struct arena *a, struct sheet *out, struct err *e)
{
	struct page p = { .app = app, .a = a, .t = { .a = a }, .out = out };
	struct untold_rows rows;
	char day[DAY_TEXT];

	*out = (struct sheet){ 0 };
	if (!untold_load(app, a, &rows, e))
		return false;
	if (rows.list.n == 0)
		return err_set(e, ERR_RULE, "Nobody is to be told: there is nothing to print.");
	begin_page(&p, day_show_long(app->now.day, day), "Still to be told of a change");
	for (size_t i = 0; i < rows.list.n; i++)
		put_call(&p, &rows.list.at[i]);
	if (!put_head(&p, e))
		return false;
	out->text = text_get(&p.t);
	return true;
}

/* "4 of 12" of the course; "" of none. */
static bool
count_of(struct page *p, const struct session *s, const char **out, struct err *e)
{
	struct sessions all;
	int nth = 0, of = 0;

	*out = "";
	if (s->course == 0 || glass_hides(p->app, s->patient))
		return true;
	if (!session_of_course(p->app->db, s->course, p->a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct session *x = &all.list.at[i];

		of += session_state_takes(x->state);
		nth += session_state_takes(x->state)
		    && (x->day < s->day || (x->day == s->day && x->minute <= s->minute));
	}
	*out = text_fmt(p->a, ", visit %d of %d booked", nth, of);
	return true;
}

static bool
put_date(struct page *p, const struct session *s, struct err *e)
{
	struct session_view v;
	const char *count;
	char day[DAY_TEXT], at[DAY_TEXT];

	if (!session_view_load(p->app, s->id, p->a, &v, e) || !count_of(p, s, &count, e))
		return false;
	put(p,
	    text_fmt(p->a, "  %s  %s  ", day_show_long(s->day, day), minute_show(s->minute, at)));
	put(p, text_fmt(p->a, "%s%s%s", v.label, hip_said(v.side), count));
	text_add(&p->t, "\n");
	tab(p, 26);
	put(p, text_fmt(p->a, "%d min%s%s", s->minutes, v.who[0] == '\0' ? "" : ", ", v.who));
	text_add(&p->t, "\n");
	p->out->visits++;
	return true;
}

static void
put_person(struct page *p, const struct session_view *v)
{
	char day[DAY_TEXT];

	begin_page(p, "", "Your appointments");
	put(p, text_fmt(p->a, "%s", v->shown));
	text_add(&p->t, "\n");
	put(p,
	    text_fmt(p->a, "Born %s   ID %s",
		v->born == DAY_NONE ? "not known" : day_show_born(v->born, v->born_estimated, day),
		v->number));
	text_add(&p->t, "\n\n");
}

bool
sheet_card(struct app *app, int64_t patient, struct arena *a, struct sheet *out, struct err *e)
{
	struct page p = { .app = app, .a = a, .t = { .a = a }, .out = out };
	struct now now = app->now;
	struct sessions all;

	*out = (struct sheet){ 0 };
	if (!session_of_patient(app->db, patient, now.day, now.day + CARD_DAYS, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct session *s = &all.list.at[i];
		struct session_view v;

		if (s->state != SESSION_BOOKED || (s->day == now.day && s->minute < now.minute))
			continue;
		if (out->visits == 0) {
			if (!session_view_load(app, s->id, a, &v, e))
				return false;
			put_person(&p, &v);
		}
		if (!put_date(&p, s, e))
			return false;
	}
	out->text = text_get(&p.t);
	return out->visits > 0
	    || err_field(
		e, ERR_RULE, "patient", "No visit is booked from now on: there is no card.");
}
