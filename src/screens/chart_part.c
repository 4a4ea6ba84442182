#include "screens/chart_part.h"

#include <string.h>

#include "app/may.h"
#include "base/text.h"

static const struct {
	const char *screen, *form, *needs; /* by whom it is filled */
} to[PARTS] = { [PART_INTAKE] = { "form", "intake", "response.save" },
	[PART_STAGE] = { "stage", NULL, "stage.confirm" },
	[PART_TREATMENT] = { "treatment", NULL, NULL },
	[PART_PLAN] = { "plan", NULL, NULL },
	[PART_SESSIONS] = { "series", NULL, NULL },
	[PART_FOLLOWUP] = { "due", NULL, NULL } };

/* What was saved last at a step that others fill; 0. */
static int64_t
saved_at(const struct chart *c, enum chart_part part)
{
	if (part == PART_INTAKE)
		return c->step[PART_INTAKE].id;
	return c->right.response > c->left.response ? c->right.response : c->left.response;
}

bool
chart_part_opens(const struct screen *s, const struct chart *c, enum chart_part part)
{
	return screen_may(s, to[part].needs) || saved_at(c, part) != 0;
}

const char *
chart_part_whom(enum chart_part part, struct arena *a)
{
	return to[part].needs == NULL ? "" : may_whom(may_right(to[part].needs), a);
}

void
chart_part_name_others(const struct screen *s, struct chart *c, struct arena *a)
{
	for (int i = 0; i < PARTS; i++)
		if (!chart_part_opens(s, c, (enum chart_part)i))
			c->step[i].text = text_fmt(a, "%s: by %s", c->step[i].text,
			    chart_part_whom((enum chart_part)i, a));
}

enum chart_part
chart_part_meant(const struct screen *s, const struct chart *c, enum chart_part at)
{
	return at != PART_SESSIONS && c->step[at].state == PART_DONE
		&& chart_part_opens(s, c, c->next)
	    ? c->next
	    : at;
}

struct go
chart_part_go(struct screen *s, const struct chart *c, enum chart_part part)
{
	if (!chart_part_opens(s, c, part)) {
		(void)screen_ask(s, to[part].needs); /* says who does */
		return go_stay();
	}
	if (!screen_may(s, to[part].needs))
		return go_open("record",
		    (struct subject){ .patient = s->on.patient,
			.id = saved_at(c, part),
			.day = DAY_NONE,
			.text = part == PART_INTAKE ? "intake" : "stage" });
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

const struct keyhint *
chart_part_hints(const struct chart *c, enum chart_part at, enum chart_part meant,
    const struct keyhint *all, size_t *n, struct arena *turn)
{
	struct keyhint *more = arena_array(turn, struct keyhint, *n + 1);
	size_t k = 0;

	if (meant == at)
		return all;
	for (size_t i = 0; i < *n; i++) {
		more[k++] = all[i];
		if (strcmp(all[i].key, "Enter") != 0)
			continue;
		more[k - 1].word =
		    text_fmt(turn, "next: %d %s", (int)meant + 1, c->step[meant].title);
		more[k++] = (struct keyhint){ .key = text_fmt(turn, "%d", (int)at + 1),
			.word = "open it",
			.rank = all[i].rank };
	}
	*n = k;
	return more;
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
