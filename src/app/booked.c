#include "app/booked.h"

#include <string.h>

#include "app/inside.h"
#include "base/text.h"
#include "form/form.h"
#include "store/plan_store.h"
#include "store/session_store.h"

/* Questions of the record. */
static const char SIDE[] = "side", ACT[] = "agent";

static const struct hip {
	char booked; /* in the book */
	const char *said, *head, *was, *of;
} hips[] = {
	{ 'R', "R", "Right hip: ", "The right hip was", "the right hip" },
	{ 'L', "L", "Left hip: ", "The left hip was", "the left hip" },
	{ 'B', "both", "Both hips: ", "Both hips were", "both hips" },
};

enum { N = sizeof(hips) / sizeof(*hips) };

/* NULL when it is of no hip. */
static const struct hip *
hip_of(const char *said)
{
	for (size_t i = 0; i < N; i++)
		if (strcmp(hips[i].said, said) == 0)
			return &hips[i];
	return NULL;
}

/* "tens-low" is tens_low in a record. */
static const char *
act_of(const char *protocol, struct arena *a)
{
	char *code = arena_str(a, protocol);

	for (char *c = code; *c != '\0'; c++)
		if (*c == '-')
			*c = '_';
	return code;
}

bool
booked_load(struct app *app, int64_t session, struct arena *a, struct booked *out, struct err *e)
{
	char day[DAY_TEXT], at[DAY_TEXT];
	const struct hip *hip = NULL;
	struct session s;
	struct course k;

	*out = (struct booked){ .side = "", .act = "", .text = "" };
	if (!session_find(app->db, session, a, &s, e))
		return false;
	for (size_t i = 0; i < N; i++)
		if (hips[i].booked == s.side)
			hip = &hips[i];
	out->side = hip == NULL ? "" : hip->said;
	out->text = text_fmt(a, "%s%s, %s %s", hip == NULL ? "" : hip->head, s.label,
	    day_show(s.day, day), minute_show(s.minute, at));
	if (s.course == 0)
		return true;
	if (!course_find(app->db, s.course, app->now.day, a, &k, e))
		return false;
	out->act = act_of(k.protocol, a);
	return true;
}

void
booked_tell(const struct booked *b, struct form *f)
{
	const struct field *act = formdef_field(form_def(f), ACT);

	form_context(f, "booked_visit", TEXT(b->text));
	if (act != NULL && field_choice(act, b->act) != NULL)
		form_context(f, "booked_act", TEXT(b->act));
}

const char *
booked_other_hip(const struct booked *b, const struct form *f, struct arena *a)
{
	struct value said = form_value(f, SIDE, 0);
	const struct hip *was = hip_of(b->side), *is;

	if (was == NULL || said.type != VALUE_TEXT || (is = hip_of(said.u.s)) == NULL || is == was)
		return NULL;
	return text_fmt(a, "%s booked, and this record is of %s.", was->was, is->of);
}
