/* coxa audit - the head of the audit, whether it is whole, and what it says. */
#include <inttypes.h>
#include <string.h>
#include <sysexits.h>
#include <time.h>

#include "app/audit_read.h"
#include "cli/backup_text.h"
#include "cli/open.h"
#include "lang/clean.h"

enum { FIELDS = 11, NUMBER = 24 };

static const char *const heading[FIELDS] = { "entry", "at", "person", "unix_user", "station",
	"action", "object", "object_id", "patient", "outcome", "reason" };

/* One line of the audit as texts, in the order of the heading. */
struct cells {
	const char *at[FIELDS];
};

static const char *
utc(int64_t at, struct arena *a)
{
	time_t t = (time_t)at;
	struct tm tm;
	char text[NUMBER];

	gmtime_r(&t, &tm);
	strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &tm);
	return arena_str(a, text);
}

static int
say_head(struct cli *c, struct app *app)
{
	const char *hash;
	int64_t entry, at;
	struct err e;

	if (!audit_read_head(app, c->a, &entry, &at, &hash, &e))
		return cli_fail(c, &e);
	if (c->json)
		backup_put_json(c,
		    json_pack("{s:b, s:I, s:s, s:s}", "ok", 1, "entry", (json_int_t)entry, "hash",
			hash, "at", utc(at, c->a)));
	else
		fprintf(c->out, "%" PRId64 " %s %s\n", entry, hash, utc(at, c->a));
	return EX_OK;
}

static json_t *
lines_json(const struct complaints *c)
{
	json_t *all = json_array();

	for (size_t i = 0; i < c->line.n; i++)
		json_array_append_new(all, json_string(c->line.at[i]));
	return all;
}

/* Not among the faults, which a script may count. */
static bool
say_whole(struct cli *c, struct app *app, struct err *e)
{
	const char *hash;
	int64_t entry, at;

	if (!audit_read_head(app, c->a, &entry, &at, &hash, e))
		return false;
	fprintf(c->err, "The audit is whole, from its first entry to %" PRId64 " of %s.\n", entry,
	    utc(at, c->a));
	return true;
}

static int
verify(struct cli *c, struct app *app, const char *file)
{
	struct complaints faults = { .a = c->a }, gaps = { .a = c->a };
	struct text anchors = { .a = c->a };
	struct err e;

	if ((file != NULL && !cli_read(c, file, &anchors, &e))
	    || !audit_read_verify(
		app, file == NULL ? NULL : text_get(&anchors), &faults, &gaps, &e))
		return cli_fail(c, &e);
	if (c->json)
		backup_put_json(c,
		    json_pack("{s:b, s:o, s:o}", "ok", faults.line.n == 0, "faults",
			lines_json(&faults), "gaps", lines_json(&gaps)));
	else {
		for (size_t i = 0; i < faults.line.n; i++)
			fprintf(c->out, "%s\n", faults.line.at[i]);
		for (size_t i = 0; i < gaps.line.n; i++)
			fprintf(c->err, "%s\n", gaps.line.at[i]);
		if (faults.line.n + gaps.line.n == 0 && !say_whole(c, app, &e))
			return cli_fail(c, &e);
	}
	return faults.line.n > 0 ? EX_DATAERR : EX_OK;
}

static const char *
number(int64_t n, struct arena *a)
{
	return text_fmt(a, "%" PRId64, n);
}

static struct cells
cells_of(const struct audit_line *x, struct arena *a)
{
	struct cells c = { { number(x->id, a), utc(x->at, a), x->login, number(x->os_uid, a),
	    x->station, x->action, x->object, number(x->object_id, a), x->number, x->outcome,
	    x->reason } };

	for (int i = 0; i < FIELDS; i++)
		c.at[i] = clean_shown(c.at[i], a, NULL);
	return c;
}

/* Quoted as RFC 4180 has it; what a spreadsheet would compute gets an apostrophe. */
static void
put_csv(FILE *f, const struct cells *c)
{
	for (int i = 0; i < FIELDS; i++) {
		const char *s = c->at[i];
		bool quoted = strpbrk(s, "\",\r\n") != NULL;

		fputs(i > 0 ? "," : "", f);
		fputs(quoted ? "\"" : "", f);
		if (s[0] != '\0' && strchr("=+-@\t\r", s[0]) != NULL)
			fputc('\'', f);
		for (; *s != '\0'; s++)
			fputs(*s == '"' ? "\"\"" : (char[]){ *s, '\0' }, f);
		fputs(quoted ? "\"" : "", f);
	}
	fputs("\r\n", f);
}

static void
put_json_line(struct cli *c, const struct cells *x, bool first)
{
	json_t *j = json_object();

	for (int i = 0; i < FIELDS; i++)
		json_object_set_new(j, heading[i], json_string(x->at[i]));
	fputs(first ? "" : ",", c->out);
	json_dumpf(j, c->out, JSON_COMPACT | JSON_ENSURE_ASCII * !c->utf8);
	json_decref(j);
}

static void
put_text(FILE *f, const struct cells *c)
{
	for (int i = 0; i < FIELDS; i++)
		fprintf(f, "%s%s", i > 0 ? "  " : "", c->at[i][0] == '\0' ? "-" : c->at[i]);
	fputc('\n', f);
}

static bool
put_all(struct cli *c, struct app *app, const struct audit_filter *f, bool csv, struct err *e)
{
	struct audit_lines lines;
	int64_t after = 0;
	bool done;

	do {
		struct arena turn = { 0 };

		done = audit_read_next(app, f, after, &turn, &lines, e);
		for (size_t i = 0; done && i < lines.list.n; i++) {
			struct cells x = cells_of(&lines.list.at[i], &turn);

			if (c->json)
				put_json_line(c, &x, after == 0);
			else if (csv)
				put_csv(c->out, &x);
			else
				put_text(c->out, &x);
			after = lines.list.at[i].id;
		}
		arena_clear(&turn);
	} while (done && lines.list.n > 0);
	return done;
}

/* A day's beginning; the one after it when the day is the last. */
static bool
day_at(const char *typed, int later, int64_t *at, struct err *e)
{
	char text[DAY_TEXT];
	struct now now;
	int day;

	if (typed == NULL)
		return true;
	if (!day_read_iso(typed, &day))
		return err_set(e, ERR_INPUT, "%.40s is no day, like 2026-11-23", typed);
	if (!now_read(day_iso(day + later, text), &now, e))
		return false;
	*at = now.at;
	return true;
}

struct show {
	const char *patient, *person, *from, *to;
	bool readings, csv;
};

static bool
read_show(struct args *args, struct show *what, struct err *e)
{
	return args_value(args, "--patient", &what->patient, e)
	    && args_value(args, "--person", &what->person, e)
	    && args_flag(args, "--readings", &what->readings, e)
	    && args_value(args, "--from", &what->from, e) && args_value(args, "--to", &what->to, e)
	    && args_flag(args, "--csv", &what->csv, e);
}

static int
show(struct cli *c, struct app *app, const struct show *what)
{
	struct audit_filter f = {
		.from = INT64_MIN, .until = INT64_MAX, .readings = what->readings
	};
	struct cells top;
	struct err e;

	memcpy(top.at, heading, sizeof(heading));
	if (!day_at(what->from, 0, &f.from, &e) || !day_at(what->to, 1, &f.until, &e)
	    || (what->patient != NULL && !audit_read_patient(app, what->patient, &f.patient, &e))
	    || (what->person != NULL && !audit_read_staff(app, what->person, &f.staff, &e))
	    || !audit_read_note(app, &f, &e))
		return cli_fail(c, &e);
	if (c->json)
		fputc('[', c->out);
	else if (what->csv)
		put_csv(c->out, &top);
	if (!put_all(c, app, &f, what->csv, &e))
		return cli_fail(c, &e);
	if (c->json)
		fputs("]\n", c->out);
	return EX_OK;
}

int
cmd_audit(struct cli *c, struct args *args)
{
	const char *verb = args->n > 0 ? args->at[0] : "", *anchors = NULL;
	bool is_show = strcmp(verb, "show") == 0, is_verify = strcmp(verb, "verify") == 0;
	struct show what = { 0 };
	struct app *app;
	struct err e = { 0 };
	int status;

	if (!is_show && !is_verify && strcmp(verb, "head") != 0) {
		err_set(&e, ERR_INPUT, "say head, verify or show");
		return cli_misuse(c, &e, "audit");
	}
	if ((is_verify && !args_value(args, "--anchors", &anchors, &e))
	    || (is_show && !read_show(args, &what, &e)) || !args_end(args, 1, 1, &e))
		return cli_misuse(c, &e, "audit");
	if (!cli_open_keeper(c, ROLE_MANAGER | ROLE_AUDITOR, "audit.read", &app, &e))
		return cli_fail(c, &e);
	status = is_show ? show(c, app, &what)
	    : is_verify  ? verify(c, app, anchors)
			 : say_head(c, app);
	app_close(app);
	return status;
}
