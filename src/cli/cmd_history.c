/* coxa history - what the records of a patient said before: all of them, one, or one answer. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "app/audit_read.h"
#include "app/changed.h"
#include "app/glass.h"
#include "app/past.h"
#include "cli/backup_text.h"
#include "cli/open.h"
#include "lang/clean.h"

/* What was asked for. */
struct asked {
	int64_t patient, id;      /* of a record, or of what object names; 0: none */
	const char *object;       /* alert, course, decision, session; NULL */
	const char *form, *place; /* of an answer; NULL */
};

static const char *
shown(struct cli *c, const char *s)
{
	return clean_shown(s, c->a, NULL);
}

static const char *
iso(struct cli *c, int day)
{
	char text[DAY_TEXT];

	return arena_str(c->a, day_iso(day, text));
}

static const char *
moment(struct cli *c, int64_t at)
{
	struct now now = now_at(at);
	char day[DAY_TEXT], minute[DAY_TEXT];

	return text_fmt(c->a, "%s %s", day_iso(now.day, day), minute_show(now.minute, minute));
}

/* "; corrected: typing error" */
static const char *
why(struct cli *c, const char *word, const char *reason)
{
	return reason[0] == '\0' ? "" : text_fmt(c->a, "; %s: %s", word, shown(c, reason));
}

static json_t *
records_json(struct cli *c, const struct past_records *all)
{
	json_t *out = json_array();

	for (size_t i = 0; i < all->row.n; i++) {
		const struct past_record *r = &all->row.at[i];

		if (r->id != 0)
			json_array_append_new(out,
			    json_pack("{s:I, s:s, s:s, s:s, s:s, s:i, s:s}", "record",
				(json_int_t)r->id, "form", r->form, "title", r->title, "day",
				iso(c, r->day), "state", r->state, "versions", r->versions, "by",
				r->initials));
	}
	return out;
}

static json_t *
things_json(struct cli *c, const struct changed_things *all)
{
	json_t *out = json_array();

	for (size_t i = 0; i < all->list.n; i++) {
		const struct changed_thing *x = &all->list.at[i];

		json_array_append_new(out,
		    json_pack("{s:s, s:I, s:s, s:s, s:s, s:i}", "object", x->object, "id",
			(json_int_t)x->id, "label", shown(c, x->label), "day", iso(c, x->day),
			"state", x->state, "versions", x->versions));
	}
	return out;
}

static bool
say_all(struct cli *c, struct app *app, const struct asked *q, struct err *e)
{
	struct past_records records;
	struct changed_things things;

	if (!past_records(app, q->patient, c->a, &records, e)
	    || !changed_things(app, q->patient, c->a, &things, e))
		return false;
	if (c->json) {
		backup_put_json(c,
		    json_pack("{s:b, s:o, s:o}", "ok", 1, "records", records_json(c, &records),
			"others", things_json(c, &things)));
		return true;
	}
	for (size_t i = 0; i < records.row.n; i++) {
		const struct past_record *r = &records.row.at[i];

		if (r->id != 0)
			fprintf(c->out, "%" PRId64 "  %s  %s  %s  %d version%s  %s\n", r->id,
			    iso(c, r->day), r->title, past_state_word(r->state), r->versions,
			    r->versions == 1 ? "" : "s", r->initials);
	}
	for (size_t i = 0; i < things.list.n; i++) {
		const struct changed_thing *x = &things.list.at[i];

		fprintf(c->out, "%s:%" PRId64 "  %s  %s  %s  %d version%s\n", x->object, x->id,
		    iso(c, x->day), shown(c, x->label), x->state, x->versions,
		    x->versions == 1 ? "" : "s");
	}
	return true;
}

static json_t *
past_json(struct cli *c, const struct past *p)
{
	json_t *versions = json_array(), *rows = json_array();

	for (size_t i = 0; i < p->version.n; i++) {
		const struct past_version *v = &p->version.at[i];

		json_array_append_new(versions,
		    json_pack("{s:I, s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "record",
			(json_int_t)v->id, "day", iso(c, v->day), "state", v->state, "at",
			moment(c, v->at), "by", v->initials, "station", shown(c, v->station),
			"corrected", shown(c, v->reason), "late", shown(c, v->late)));
	}
	for (size_t i = 0; i < p->row.n; i++) {
		const struct past_row *r = &p->row.at[i];
		json_t *values = json_array();

		for (size_t v = 0; v < p->version.n; v++)
			json_array_append_new(values, json_string(shown(c, r->value[v])));
		json_array_append_new(rows,
		    json_pack("{s:s, s:s, s:s, s:b, s:o}", "field", r->field, "part", r->part,
			"label", r->label, "changed", r->changed, "values", values));
	}
	return json_pack("{s:b, s:s, s:s, s:o, s:o}", "ok", 1, "form", p->form, "title", p->title,
	    "versions", versions, "answers", rows);
}

/* The newest first; an answer that was changed has its older values after "was". */
static void
past_text(struct cli *c, const struct past *p)
{
	for (size_t i = 0; i < p->version.n; i++) {
		const struct past_version *v = &p->version.at[i];

		fprintf(c->out, "%" PRId64 "  %s of %s  %s  saved %s %s at %s%s%s\n", v->id,
		    p->title, iso(c, v->day), past_state_word(v->state), moment(c, v->at),
		    v->initials, shown(c, v->station), why(c, "corrected", v->reason),
		    why(c, "late", v->late));
	}
	for (size_t i = 0; i < p->row.n; i++) {
		const struct past_row *r = &p->row.at[i];

		fprintf(c->out, "    %s: %s", shown(c, r->label),
		    r->value[0][0] == '\0' ? "-" : shown(c, r->value[0]));
		for (size_t v = 1; r->changed && v < p->version.n; v++)
			fprintf(c->out, ", was %s",
			    r->value[v][0] == '\0' ? "-" : shown(c, r->value[v]));
		fputc('\n', c->out);
	}
}

static bool
say_record(struct cli *c, struct app *app, const struct asked *q, struct err *e)
{
	struct past p;

	if (!past_load(app, q->id, c->a, &p, e))
		return false;
	if (p.patient != q->patient)
		return err_set(e, ERR_MISSING, "Record %" PRId64 " is not of this patient.", q->id);
	if (c->json)
		backup_put_json(c, past_json(c, &p));
	else
		past_text(c, &p);
	return true;
}

static bool
say_answer(struct cli *c, struct app *app, const struct asked *q, struct err *e)
{
	struct past_field f;
	json_t *all;

	if (!past_field(app, q->patient, q->form, q->place, c->a, &f, e))
		return false;
	all = json_array();
	for (size_t i = 0; i < f.row.n; i++) {
		const struct past_answer *x = &f.row.at[i];

		if (c->json)
			json_array_append_new(all,
			    json_pack("{s:I, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "record",
				(json_int_t)x->response, "value", shown(c, x->value), "day",
				iso(c, x->day), "state", x->state, "at", moment(c, x->at), "by",
				x->initials, "station", shown(c, x->station), "corrected",
				shown(c, x->reason), "late", shown(c, x->late)));
		else
			fprintf(c->out, "%" PRId64 "  %s  %s  %s  saved %s %s at %s%s%s\n",
			    x->response, iso(c, x->day),
			    x->value[0] == '\0' ? "-" : shown(c, x->value),
			    past_state_word(x->state), moment(c, x->at), x->initials,
			    shown(c, x->station), why(c, "corrected", x->reason),
			    why(c, "late", x->late));
	}
	if (c->json)
		backup_put_json(c,
		    json_pack("{s:b, s:s, s:s, s:O}", "ok", 1, "form", q->form, "label",
			shown(c, f.label), "answers", all));
	json_decref(all);
	return true;
}

static json_t *
changes_json(struct cli *c, const struct changed *all)
{
	json_t *out = json_array();

	for (size_t i = 0; i < all->line.n; i++) {
		const struct change_line *l = &all->line.at[i];
		json_t *parts = json_array();

		for (size_t k = 0; k < l->part.n; k++)
			json_array_append_new(parts,
			    json_pack("{s:s, s:s, s:s}", "what", l->part.at[k].what, "was",
				shown(c, l->part.at[k].was), "is", shown(c, l->part.at[k].is)));
		json_array_append_new(out,
		    json_pack("{s:s, s:s, s:s, s:s, s:s, s:o}", "at", moment(c, l->at), "by",
			l->login, "station", shown(c, l->station), "action", l->action, "reason",
			shown(c, l->reason), "changed", parts));
	}
	return out;
}

static bool
say_changes(struct cli *c, struct app *app, const struct asked *q, struct err *e)
{
	struct changed all;

	if (!changed_load(app, q->object, q->id, c->a, &all, e))
		return false;
	if (all.patient != q->patient)
		return err_set(
		    e, ERR_MISSING, "%s %" PRId64 " is not of this patient.", q->object, q->id);
	if (c->json) {
		backup_put_json(c,
		    json_pack("{s:b, s:s, s:o}", "ok", 1, "title", shown(c, all.title), "changes",
			changes_json(c, &all)));
		return true;
	}
	fprintf(c->out, "%s\n", shown(c, all.title));
	for (size_t i = 0; i < all.line.n; i++) {
		const struct change_line *l = &all.line.at[i];

		fprintf(c->out, "%s  %s at %s  %s%s\n", moment(c, l->at), l->login,
		    shown(c, l->station), l->action, why(c, "reason", l->reason));
		for (size_t k = 0; k < l->part.n; k++)
			fprintf(c->out, "    %s: %s%s%s\n", l->part.at[k].what,
			    l->part.at[k].is[0] == '\0' ? "-" : shown(c, l->part.at[k].is),
			    l->part.at[k].was[0] == '\0' ? "" : ", was ",
			    shown(c, l->part.at[k].was));
	}
	return true;
}

/* "17" a record, "session:12" a visit, "stage.xray_crescent.R" an answer of a form. */
static bool
read_asked(struct cli *c, const char *word, struct asked *q, struct err *e)
{
	size_t dot = strcspn(word, "."), colon = strcspn(word, ":");
	bool object = word[colon] == ':';
	const char *number = object ? word + colon + 1 : word;
	size_t digits = strspn(number, "0123456789");

	if (digits > 0 && digits < 19 && number[digits] == '\0') {
		q->id = strtoll(number, NULL, 10);
		q->object = object ? arena_strn(c->a, word, colon) : NULL;
		return true;
	}
	if (!object && dot > 0 && word[dot] == '.' && word[dot + 1] != '\0') {
		q->form = arena_strn(c->a, word, dot);
		q->place = word + dot + 1;
		return true;
	}
	return err_set(e, ERR_INPUT,
	    "%.60s: say the number of a record, or as in stage.xray_crescent.R, session:12", word);
}

static bool
say(struct cli *c, struct app *app, struct asked *q, struct err *e)
{
	int64_t until;

	if (!glass_check(app, q->patient, &until, e)
	    || !glass_viewed(app, q->patient, "history.open", e)
	    || !(q->object != NULL ? changed_note(app, q->object, q->id, q->patient, e)
				   : past_note(app, q->patient, q->id, e)))
		return false;
	return q->object != NULL ? say_changes(c, app, q, e)
	    : q->id != 0         ? say_record(c, app, q, e)
	    : q->form != NULL    ? say_answer(c, app, q, e)
				 : say_all(c, app, q, e);
}

int
cmd_history(struct cli *c, struct args *args)
{
	struct asked q = { 0 };
	struct app *app;
	struct err e;
	bool done;

	if (!args_end(args, 1, 2, &e) || (args->n == 2 && !read_asked(c, args->at[1], &q, &e)))
		return cli_misuse(c, &e, "history");
	if (!cli_open_signed(c, &app, &e))
		return cli_fail(c, &e);
	done = audit_read_patient(app, args->at[0], &q.patient, &e) && say(c, app, &q, &e);
	app_close(app);
	return done ? EX_OK : cli_fail(c, &e);
}
