#include "exchange/case_json.h"

#include <math.h>
#include <string.h>

#include <jansson.h>

/* A document, read value by value: an array of ten thousand is never whole in memory. */
struct document {
	const char *from, *at, *end;
	const struct pack *p;
	struct facts *f;
	struct text *out;
};

static const char *
skip_space(const char *s)
{
	return s + strspn(s, " \t\r\n");
}

/* The next value; NULL with e filled when there is none. */
static json_t *
next_value(struct document *d, struct err *e)
{
	const size_t flags = JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK;
	size_t n = (size_t)(d->end - d->at);
	json_error_t why;
	json_t *j = json_loadb(d->at, n, flags, &why);
	int line;

	/* 2^63 mm is an impossible measure, which rule S03 answers; it is no bad JSON. */
	if (j == NULL && json_error_code(&why) == json_error_numeric_overflow)
		j = json_loadb(d->at, n, flags | JSON_DECODE_INT_AS_REAL, &why);
	line = why.line;
	if (j != NULL) {
		d->at = skip_space(d->at + why.position);
		return j;
	}
	for (const char *s = d->from; s < d->at; s++)
		line += *s == '\n';
	err_set(e, ERR_INPUT, "line %d: this is no JSON: %.120s", line, why.text);
	return NULL;
}

static void
answer(struct document *d, const char *id)
{
	struct arena turn = { 0 };
	struct advice v;

	advise(d->f, &turn, &v);
	text_add(d->out, "{");
	if (id != NULL) {
		text_add(d->out, "\"id\":");
		text_add(d->out, id);
		text_add(d->out, ",");
	}
	case_json_write(d->out, &v);
	text_add(d->out, "}");
	arena_clear(&turn);
}

/* Beside a number that fits no integer the whole numbers were read as reals. */
static bool
is_whole(const json_t *id)
{
	const double most = 9007199254740992.0; /* 2^53: all below are exact */
	double n = json_real_value(id);

	return json_is_integer(id) || (json_is_real(id) && fabs(n) < most && floor(n) >= n);
}

/* The id as JSON. */
static const char *
write_id(const json_t *id, struct arena *a)
{
	size_t n = json_dumpb(id, NULL, 0, JSON_ENCODE_ANY);
	char *text = arena_array(a, char, n + 1);

	if (json_is_real(id))
		return text_fmt(a, "%.0f", json_real_value(id));
	json_dumpb(id, text, n, JSON_ENCODE_ANY);
	return text;
}

/* {"id": ..., "input": {...}}: nothing else, the id a text or a whole number. */
static bool
read_element(struct document *d, json_t *j, size_t i, struct err *e)
{
	const json_t *id = json_object_get(j, "id");
	json_t *input = json_object_get(j, "input");
	struct arena turn = { 0 };
	char path[40];

	snprintf(path, sizeof(path), "[%zu]", i);
	if (!json_is_object(j) || id == NULL || input == NULL || json_object_size(j) != 2)
		return err_set(e, ERR_INPUT, "%s: {\"id\": ..., \"input\": {...}} is wanted", path);
	if (!json_is_string(id) && !is_whole(id))
		return err_set(e, ERR_INPUT, "%s.id: a whole number or a text is wanted", path);
	snprintf(path, sizeof(path), "[%zu].input.", i);
	if (!case_json_read(input, path, d->f, e))
		return false;
	answer(d, write_id(id, &turn));
	arena_clear(&turn);
	return true;
}

static bool
advise_array(struct document *d, struct err *e)
{
	d->at = skip_space(d->at + 1);
	text_add(d->out, "[");
	for (size_t i = 0; *d->at != ']'; i++) {
		json_t *j;
		bool done;

		if (i > 0 && *d->at != ',')
			return err_set(e, ERR_INPUT, "[%zu]: , or ] is wanted before it", i);
		if (i > 0) {
			d->at = skip_space(d->at + 1);
			text_add(d->out, ",");
		}
		facts_clear(d->f);
		if ((j = next_value(d, e)) == NULL)
			return false;
		done = read_element(d, j, i, e);
		json_decref(j);
		if (!done)
			return false;
	}
	d->at = skip_space(d->at + 1);
	text_add(d->out, "]");
	return true;
}

static bool
advise_one(struct document *d, struct err *e)
{
	json_t *j = next_value(d, e);
	bool done;

	if (j == NULL)
		return false;
	done = case_json_read(j, "", d->f, e);
	if (done && *d->at == '\0')
		answer(d, NULL);
	json_decref(j);
	return done;
}

bool
case_json_advise(const char *json, const struct pack *p, struct text *out, struct err *e)
{
	struct arena mem = { 0 };
	struct document d = { json, skip_space(json), json + strlen(json), p, facts_new(p, &mem),
		out };
	bool done = *d.at == '[' ? advise_array(&d, e) : advise_one(&d, e);

	if (done && *d.at != '\0')
		done = err_set(e, ERR_INPUT, "there is more after the end of the %s",
		    *skip_space(json) == '[' ? "array" : "case");
	arena_clear(&mem);
	return done;
}
