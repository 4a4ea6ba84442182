#include "screens/chart_part.h"

/* What was saved at a step that others fill. */
static struct go
look(struct screen *s, const struct chart *c, const char *form, const char *needs)
{
	int64_t staged =
	    c->right.response > c->left.response ? c->right.response : c->left.response;
	int64_t id = form != NULL ? c->step[PART_INTAKE].id : staged;

	if (id != 0)
		return go_open("record",
		    (struct subject){ .patient = s->on.patient,
			.id = id,
			.day = DAY_NONE,
			.text = form != NULL ? form : "stage" });
	(void)screen_ask(s, needs); /* says who does */
	return go_stay();
}

struct go
chart_part_go(struct screen *s, const struct chart *c, enum chart_part part)
{
	static const struct {
		const char *screen, *form, *needs; /* by whom it is filled */
	} to[PARTS] = { [PART_INTAKE] = { "form", "intake", "response.save" },
		[PART_STAGE] = { "stage", NULL, "stage.confirm" },
		[PART_TREATMENT] = { "treatment", NULL, NULL },
		[PART_PLAN] = { "plan", NULL, NULL },
		[PART_SESSIONS] = { "series", NULL, NULL },
		[PART_FOLLOWUP] = { "due", NULL, NULL } };

	if (!screen_may(s, to[part].needs))
		return look(s, c, to[part].form, to[part].needs);
	if (part == PART_SESSIONS
	    && (c->step[part].state == PART_DONE || c->step[part].state == PART_BOOKED
		|| !screen_may(s, "plan.book")))
		return go_open(
		    "visits", (struct subject){ .patient = s->on.patient, .day = DAY_NONE });
	return go_open(to[part].screen,
	    (struct subject){ .patient = s->on.patient,
		.id = part == PART_INTAKE ? c->step[part].id : 0,
		.day = DAY_NONE,
		.text = to[part].form });
}

int
chart_part_named(const struct input *in)
{
	static const char *const action[PARTS] = { "chart.intake", "chart.stage", "chart.treatment",
		"chart.plan", "chart.sessions", "chart.followup" };
	int part = 0;

	while (part < PARTS && !input_is(in, action[part]))
		part++;
	return part;
}
