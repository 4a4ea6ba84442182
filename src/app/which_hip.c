#include "app/which_hip.h"

#include <string.h>

#include "app/glass.h"
#include "app/inside.h"
#include "app/treatment.h"
#include "app/wants.h"
#include "base/text.h"
#include "model/protocol.h"

static const struct {
	char side;
	const char *word, *said;
} words[] = {
	{ 'R', "right", ", right hip" },
	{ 'L', "left", ", left hip" },
	{ 'B', "both", ", both hips" },
	{ HIP_UNRECORDED, "not recorded", ", hip not recorded" },
};

enum { WORDS = sizeof(words) / sizeof(*words) };

/* The protocol of a label, or of a word as the shell may say it: only where it acts on a hip. */
static bool
find_protocol(struct app *app, const char *label, const struct protocol **out, struct err *e)
{
	const struct protocols *all;

	*out = NULL;
	if (!app_protocols(app, &all, e))
		return false;
	*out = wants_protocol(all, label);
	if (*out == NULL)
		*out = protocol_find(all, label);
	if (*out != NULL && !(*out)->hip)
		*out = NULL;
	return true;
}

/* Decided for one hip alone it is proposed; of two the record does not tell. */
static bool
look_at_decisions(struct app *app, int64_t patient, const struct protocol *p, struct arena *a,
    struct which_hip *out, struct err *e)
{
	const struct chosen *found = NULL;
	struct chosen_list all = { 0 };
	char day[DAY_TEXT];

	if (!treatment_chosen(app, patient, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct chosen *d = &all.list.at[i];

		if (!texts_have(&p->treatments, d->key))
			continue;
		if (found != NULL && found->side != d->side)
			return true;
		found = d;
	}
	if (found == NULL)
		return true;
	out->side = found->side;
	out->from = text_fmt(a, "as decided %s", day_show(found->day, day));
	return true;
}

bool
which_hip(struct app *app, int64_t patient, const char *label, char said, struct arena *a,
    struct which_hip *out, struct err *e)
{
	const struct protocol *p;

	*out = (struct which_hip){ .side = said, .from = "" };
	if (!find_protocol(app, label, &p, e))
		return false;
	out->wanted = p != NULL;
	return p == NULL || said != '\0' || glass_hides(app, patient)
	    || look_at_decisions(app, patient, p, a, out, e);
}

bool
which_hip_check(struct app *app, const char *label, char side, struct err *e)
{
	const struct protocol *p;

	if (!find_protocol(app, label, &p, e))
		return false;
	return p == NULL || side != '\0'
	    || err_field(e, ERR_INPUT, "side",
		"%.*s acts on a hip: say which, right, left or both.", (int)strcspn(p->name, ",("),
		p->name);
}

bool
which_hip_of_course(const char *label, char course, char said, const char *field, struct err *e)
{
	return said == '\0' || said == course
	    || err_field(e, ERR_INPUT, field,
		"%s is planned for %s: leave the hip out, or choose another course.", label,
		course == 'R'       ? "the right hip"
		    : course == 'L' ? "the left hip"
		    : course == 'B' ? "both hips"
				    : "no one hip");
}

bool
which_hip_shown(struct app *app, const char *label, char side, char *out, struct err *e)
{
	const struct protocol *p;

	*out = side;
	if (side != '\0')
		return true;
	if (!find_protocol(app, label, &p, e))
		return false;
	*out = p == NULL ? '\0' : (char)HIP_UNRECORDED;
	return true;
}

const char *
hip_said(char side)
{
	for (size_t i = 0; i < WORDS; i++)
		if (words[i].side == side)
			return words[i].said;
	return "";
}

const char *
hip_answer(char side)
{
	for (size_t i = 0; i < WORDS; i++)
		if (words[i].side == side)
			return words[i].word;
	return "";
}
