#include "app/changed.h"

#include <string.h>

#include <jansson.h>

#include "app/glass.h"
#include "app/inside.h"
#include "base/text.h"

enum kind {
	KIND_TEXT,
	KIND_DAY,
	KIND_MINUTE,
	KIND_MINUTES,
	KIND_DAYS,
	KIND_AT,
	KIND_RESOURCE,
	KIND_HIP
};

/* The columns that people know, in the order in which they read them. */
struct column {
	const char *key, *word;
	enum kind kind;
};

static const struct column of_session[] = { { "state", "State", KIND_TEXT },
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

static const struct column of_decision[] = { { "treatment", "Treatment", KIND_TEXT },
	{ "side", "Hip", KIND_HIP }, { "class", "Class", KIND_TEXT },
	{ "reason", "Override", KIND_TEXT }, { "note", "Note", KIND_TEXT },
	{ "day", "From", KIND_DAY }, { "ended", "Ended", KIND_DAY },
	{ "end_reason", "Why ended", KIND_TEXT }, { 0 } };

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
	int64_t until;
	struct rows *r;

	*out = (struct changed_things){ 0 };
	if (!glass_check(app, patient, &until, e))
		return false;
	r = db_read(app->db, Q_CHANGED_THINGS, ARGS(I(patient)));
	while (row_next(r)) {
		struct changed_thing *x = vec_add(a, &out->list);

		x->object = row_text(r, a);
		x->id = row_int(r);
		x->label = row_text(r, a);
		x->day = row_day(r);
		x->state = row_text(r, a);
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
		break;
	}
	return text_fmt(a, "%lld", (long long)n);
}

/* A column of a version in words; "" where it has nothing. */
static const char *
words_of(struct app *app, const json_t *row, const struct column *c, struct arena *a)
{
	const json_t *v = json_object_get(row, c->key);
	const char *s = json_string_value(v);

	if (json_is_integer(v))
		return number_words(app, c->kind, json_integer_value(v), a);
	if (s == NULL)
		return "";
	if (c->kind == KIND_HIP)
		return strcmp(s, "R") == 0 ? "right"
		    : strcmp(s, "L") == 0  ? "left"
		    : strcmp(s, "B") == 0  ? "both"
					   : "";
	if (strcmp(c->key, "state") == 0 && strcmp(s, "no_show") == 0)
		return "did not come";
	return arena_str(a, s);
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
read_versions(struct app *app, const struct known *k, int64_t id, struct arena *a,
    struct versions *out, int64_t *patient, struct err *e)
{
	struct rows *r = db_read(app->db, Q_CHANGED_VERSIONS, ARGS(T(k->object), I(id)));
	bool found;

	while (row_next(r)) {
		struct version *v = vec_add(a, &out->list);

		v->entry = row_int(r);
		v->data = row_text(r, a);
	}
	if (!rows_end(r, e))
		return false;
	r = db_read(app->db, k->row, ARGS(I(id)));
	found = row_next(r);
	if (found) {
		(void)row_int(r);
		*patient = row_int(r);
		*vec_add(a, &out->list) = (struct version){ 0, row_text(r, a) };
	}
	if (!rows_end(r, e))
		return false;
	return found
	    || err_set(
		e, ERR_MISSING, "There is no %s with number %lld.", k->object, (long long)id);
}

/* What came with an entry: all that is there when it is the first, else what is otherwise. */
static void
add_parts(struct app *app, const struct known *k, const json_t *was, const json_t *is,
    struct arena *a, struct change_line *line)
{
	for (const struct column *c = k->column; c->key != NULL; c++) {
		struct changed_part p = { c->word, was == NULL ? "" : words_of(app, was, c, a),
			words_of(app, is, c, a) };

		if (strcmp(p.was, p.is) != 0)
			*vec_add(a, &line->part) = p;
	}
}

/* Who made version `at`: the entry that ended the one before it, or the first of the row. */
static bool
read_line(struct app *app, const struct known *k, int64_t id, int64_t entry, struct arena *a,
    struct change_line *out, struct err *e)
{
	struct rows *r = db_read(app->db, Q_CHANGED_LINE, ARGS(I(entry), T(k->object), I(id)));

	*out = (struct change_line){ .login = "", .station = "", .action = "", .reason = "" };
	if (row_next(r)) {
		out->at = row_int(r);
		out->login = row_text(r, a);
		out->station = row_text(r, a);
		out->action = row_text(r, a);
		out->reason = row_text(r, a);
	}
	return rows_end(r, e);
}

static bool
add_lines(struct app *app, const struct known *k, int64_t id, const struct versions *v,
    struct arena *a, struct changed *out, struct err *e)
{
	json_t *is = NULL, *was = NULL;
	bool done = true;

	for (size_t i = v->list.n; done && i-- > 0;) {
		struct change_line line;

		if (is == NULL)
			is = json_loads(v->list.at[i].data, 0, NULL);
		was = i > 0 ? json_loads(v->list.at[i - 1].data, 0, NULL) : NULL;
		done = read_line(app, k, id, i > 0 ? v->list.at[i - 1].entry : 0, a, &line, e);
		if (i + 1 == v->list.n) {
			const char *name = json_string_value(json_object_get(is, k->title));

			out->title = text_fmt(a, "%s: %s", k->word, name == NULL ? "" : name);
		}
		add_parts(app, k, was, is, a, &line);
		*vec_add(a, &out->line) = line;
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
	const struct known *k = known_as(object);
	struct versions v = { 0 };
	int64_t until;

	*out = (struct changed){ .title = "" };
	if (k == NULL)
		return err_set(
		    e, ERR_INPUT, "%.40s: say session, course, decision or alert.", object);
	return read_versions(app, k, id, a, &v, &out->patient, e)
	    && glass_check(app, out->patient, &until, e) && add_lines(app, k, id, &v, a, out, e);
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
