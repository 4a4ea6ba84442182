#include "app/changed.h"

#include <string.h>

#include <jansson.h>

#include "app/decide.h"
#include "app/glass.h"
#include "app/inside.h"
#include "app/session_view.h"
#include "app/treatment.h"
#include "base/text.h"
#include "model/pack.h"

enum kind {
	KIND_TEXT,
	KIND_DAY,
	KIND_MINUTE,
	KIND_MINUTES,
	KIND_DAYS,
	KIND_AT,
	KIND_RESOURCE,
	KIND_HIP,
	KIND_STATE,
	KIND_TREATMENT,
	KIND_CLASS,
	KIND_OVERRIDE
};

/* The columns that people know, in the order in which they read them. */
struct column {
	const char *key, *word;
	enum kind kind;
};

static const struct column of_session[] = { { "state", "State", KIND_STATE },
	{ "day", "Day", KIND_DAY }, { "minute", "Time", KIND_MINUTE },
	{ "minutes", "Length", KIND_MINUTES }, { "label", "For", KIND_TEXT },
	{ "side", "Hip", KIND_HIP }, { "therapist", "Therapist", KIND_RESOURCE },
	{ "room", "Room", KIND_RESOURCE }, { "device", "Device", KIND_RESOURCE },
	{ "arrived_at", "Arrived", KIND_AT }, { "started_at", "Began", KIND_AT },
	{ "ended_at", "Ended", KIND_AT }, { "note", "Note", KIND_TEXT }, { 0 } };

static const struct column of_course[] = { { "state", "State", KIND_TEXT },
	{ "label", "Course", KIND_TEXT }, { "sessions", "Sessions", KIND_TEXT },
	{ "gap_usual", "Apart", KIND_DAYS }, { "gap_min", "At least", KIND_DAYS },
	{ "gap_max", "At most", KIND_DAYS }, { "per_week", "A week", KIND_TEXT },
	{ "minutes", "Length", KIND_MINUTES }, { "changeover", "Changeover", KIND_MINUTES },
	{ "therapist", "Therapist", KIND_RESOURCE }, { "dose", "Dose", KIND_TEXT },
	{ "first_day", "From", KIND_DAY }, { 0 } };

static const struct column of_decision[] = { { "treatment", "Treatment", KIND_TREATMENT },
	{ "side", "Hip", KIND_HIP }, { "class", "Class", KIND_CLASS },
	{ "reason", "Override", KIND_OVERRIDE }, { "note", "Note", KIND_TEXT },
	{ "day", "Decided", KIND_DAY }, { "began", "Carried out", KIND_DAY },
	{ "ended", "Ended", KIND_DAY }, { "end_reason", "Why ended", KIND_TEXT }, { 0 } };

static const struct column of_alert[] = { { "text", "Alert", KIND_TEXT },
	{ "since", "Since", KIND_DAY }, { "ended", "Ended", KIND_DAY }, { 0 } };

static const struct known {
	const char *object, *word;
	enum sql row;
	const struct column *column;
	const char *title; /* the column that names it */
} known[] = {
	{ "session", "Visit", Q_SESSION_ROW, of_session, "label" },
	{ "course", "Course", Q_COURSE_VERSION, of_course, "label" },
	{ "decision", "Decision", Q_DECISION_VERSION, of_decision, "treatment" },
	{ "alert", "Alert", Q_ALERT_VERSION, of_alert, "text" },
};
enum { KNOWN = sizeof(known) / sizeof(*known) };

static const char *
side_words(char side)
{
	return side == 'R' ? "right" : side == 'L' ? "left" : side == 'B' ? "both" : "";
}

/* "N not recommended" */
static const char *
class_words(const struct pack *p, const char *code, struct arena *a)
{
	for (int c = 0; c < CLASSES; c++)
		if (strcmp(class_code((enum class)c), code) == 0)
			return text_fmt(a, "%s %s", code, p->class_word[c].title);
	return arena_str(a, code);
}

static const char *
override_words(const char *code, struct arena *a)
{
	for (const struct decide_reason *r = decide_reasons(); r->code != NULL; r++)
		if (strcmp(r->code, code) == 0)
			return r->title;
	return arena_str(a, code);
}

static const struct known *
known_as(const char *object)
{
	for (int i = 0; i < KNOWN; i++)
		if (strcmp(known[i].object, object) == 0)
			return &known[i];
	return NULL;
}

bool
changed_things(
    struct app *app, int64_t patient, struct arena *a, struct changed_things *out, struct err *e)
{
	const struct pack *pack;
	int64_t until;
	struct rows *r;

	*out = (struct changed_things){ 0 };
	if (!glass_check(app, patient, &until, e) || !app_pack(app, &pack, e))
		return false;
	r = db_read(app->db, Q_CHANGED_THINGS, ARGS(I(patient)));
	while (row_next(r)) {
		struct changed_thing *x = vec_add(a, &out->list);

		x->object = row_text(r, a);
		x->id = row_int(r);
		x->label = row_text(r, a);
		if (strcmp(x->object, "decision") == 0)
			x->label = treatment_words(pack, x->label, a);
		x->side = row_text(r, a)[0];
		x->day = row_day(r);
		x->minute = (int)row_int(r);
		x->state = session_state_word(row_text(r, a));
		x->versions = (int)row_int(r);
	}
	return rows_end(r, e);
}

static const char *
resource_code(struct app *app, int64_t id, struct arena *a)
{
	struct rows *r = db_read(app->db, Q_CHANGED_RESOURCE, ARGS(I(id)));
	const char *code = row_next(r) ? row_text(r, a) : "";
	struct err unheard;

	return rows_end(r, &unheard) && code[0] != '\0' ? code
							: text_fmt(a, "#%lld", (long long)id);
}

static const char *
moment(int64_t at, struct arena *a)
{
	struct now now = now_at(at);
	char day[DAY_TEXT], minute[DAY_TEXT];

	return text_fmt(a, "%s %s", day_show(now.day, day), minute_show(now.minute, minute));
}

static const char *
number_words(struct app *app, enum kind kind, int64_t n, struct arena *a)
{
	char text[DAY_TEXT];

	switch (kind) {
	case KIND_DAY:
		return arena_str(a, day_show_long((int)n, text));
	case KIND_MINUTE:
		return arena_str(a, minute_show((int)n, text));
	case KIND_MINUTES:
		return text_fmt(a, "%lld min", (long long)n);
	case KIND_DAYS:
		return text_fmt(a, "%lld day%s", (long long)n, n == 1 ? "" : "s");
	case KIND_AT:
		return moment(n, a);
	case KIND_RESOURCE:
		return resource_code(app, n, a);
	case KIND_TEXT:
	case KIND_HIP:
	case KIND_STATE:
	case KIND_TREATMENT:
	case KIND_CLASS:
	case KIND_OVERRIDE:
		break;
	}
	return text_fmt(a, "%lld", (long long)n);
}

/* Of what the versions are read. */
struct reading {
	struct app *app;
	const struct pack *pack;
	const struct known *k;
	int64_t id;
	struct arena *a;
};

/* A column of a version in words; "" where it has nothing. */
static const char *
words_of(const struct reading *of, const json_t *row, const struct column *c)
{
	struct arena *a = of->a;
	const json_t *v = json_object_get(row, c->key);
	const char *s = json_string_value(v);

	if (json_is_integer(v))
		return number_words(of->app, c->kind, json_integer_value(v), a);
	if (s == NULL || s[0] == '\0')
		return "";
	if (c->kind == KIND_HIP)
		return side_words(s[0]);
	if (c->kind == KIND_STATE)
		return session_state_word(arena_str(a, s));
	if (c->kind == KIND_TREATMENT)
		return treatment_words(of->pack, arena_str(a, s), a);
	if (c->kind == KIND_CLASS)
		return class_words(of->pack, s, a);
	return c->kind == KIND_OVERRIDE ? override_words(s, a) : arena_str(a, s);
}

/* The versions of a row, the oldest first, the present one last, as JSON; and the entry that
 * made each. */
struct version {
	int64_t entry; /* that ended it; 0: it holds */
	const char *data;
};

struct versions {
	VEC(struct version) list;
};

static bool
read_versions(const struct reading *of, struct versions *out, int64_t *patient, struct err *e)
{
	struct db *db = of->app->db;
	struct rows *r = db_read(db, Q_CHANGED_VERSIONS, ARGS(T(of->k->object), I(of->id)));
	bool found;

	while (row_next(r)) {
		struct version *v = vec_add(of->a, &out->list);

		v->entry = row_int(r);
		v->data = row_text(r, of->a);
	}
	if (!rows_end(r, e))
		return false;
	r = db_read(db, of->k->row, ARGS(I(of->id)));
	found = row_next(r);
	if (found) {
		(void)row_int(r);
		*patient = row_int(r);
		*vec_add(of->a, &out->list) = (struct version){ 0, row_text(r, of->a) };
	}
	if (!rows_end(r, e))
		return false;
	return found
	    || err_set(e, ERR_MISSING, "There is no %s with number %lld.", of->k->object,
		(long long)of->id);
}

/* What came with an entry: all that is there when it is the first, else what is otherwise. */
static void
add_parts(const struct reading *of, const json_t *was, const json_t *is, struct change_line *line)
{
	for (const struct column *c = of->k->column; c->key != NULL; c++) {
		struct changed_part p = { c->word, was == NULL ? "" : words_of(of, was, c),
			words_of(of, is, c) };

		if (strcmp(p.was, p.is) != 0)
			*vec_add(of->a, &line->part) = p;
	}
}

/* Who made version `at`: the entry that ended the one before it, or the first of the row. */
static bool
read_line(const struct reading *of, int64_t entry, struct change_line *out, struct err *e)
{
	struct rows *r =
	    db_read(of->app->db, Q_CHANGED_LINE, ARGS(I(entry), T(of->k->object), I(of->id)));

	*out = (struct change_line){ .login = "", .station = "", .action = "", .reason = "" };
	if (row_next(r)) {
		out->at = row_int(r);
		out->login = row_text(r, of->a);
		out->station = row_text(r, of->a);
		out->action = row_text(r, of->a);
		out->reason = row_text(r, of->a);
	}
	return rows_end(r, e);
}

/* "Decision: core decompression, left hip"; "Visit: Review, Tue 24-Nov-2026 10:00". */
static const char *
title_of(const struct reading *of, const json_t *is)
{
	const char *hip = "", *day = "", *minute = "";
	struct text t = { .a = of->a };

	text_addf(&t, "%s:", of->k->word);
	for (const struct column *c = of->k->column; c->key != NULL; c++) {
		bool session = of->k->column == of_session;

		if (strcmp(c->key, of->k->title) == 0)
			text_addf(&t, " %s", words_of(of, is, c));
		else if (c->kind == KIND_HIP)
			hip = words_of(of, is, c);
		else if (session && c->kind == KIND_DAY)
			day = words_of(of, is, c);
		else if (session && c->kind == KIND_MINUTE)
			minute = words_of(of, is, c);
	}
	if (hip[0] != '\0')
		text_addf(&t, ", %s hip%s", hip, strcmp(hip, "both") == 0 ? "s" : "");
	if (day[0] != '\0')
		text_addf(&t, ", %s %s", day, minute);
	return text_get(&t);
}

static bool
add_lines(const struct reading *of, const struct versions *v, struct changed *out, struct err *e)
{
	json_t *is = NULL, *was = NULL;
	bool done = true;

	for (size_t i = v->list.n; done && i-- > 0;) {
		struct change_line line;

		if (is == NULL)
			is = json_loads(v->list.at[i].data, 0, NULL);
		was = i > 0 ? json_loads(v->list.at[i - 1].data, 0, NULL) : NULL;
		done = read_line(of, i > 0 ? v->list.at[i - 1].entry : 0, &line, e);
		if (i + 1 == v->list.n)
			out->title = title_of(of, is);
		add_parts(of, was, is, &line);
		*vec_add(of->a, &out->line) = line;
		json_decref(is);
		is = was;
	}
	json_decref(is);
	return done;
}

bool
changed_load(struct app *app, const char *object, int64_t id, struct arena *a, struct changed *out,
    struct err *e)
{
	struct reading of = { .app = app, .k = known_as(object), .id = id, .a = a };
	struct versions v = { 0 };
	int64_t until;

	*out = (struct changed){ .title = "" };
	if (of.k == NULL)
		return err_set(
		    e, ERR_INPUT, "%.40s: say session, course, decision or alert.", object);
	return app_pack(app, &of.pack, e) && read_versions(&of, &v, &out->patient, e)
	    && glass_check(app, out->patient, &until, e) && add_lines(&of, &v, out, e);
}

bool
changed_note(struct app *app, const char *object, int64_t id, int64_t patient, struct err *e)
{
	return app_note(app,
	    &(struct happened){ .action = "history.read",
		.object = object,
		.id = id,
		.patient = patient,
		.outcome = "done" },
	    e);
}
