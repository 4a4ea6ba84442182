#include "screens/treatment_text.h"

#include <string.h>

#include "base/text.h"

int
treatment_statement(const struct advice *v, struct grid *g, int end, struct arena *a)
{
	const struct statement *said = pack_statement(v->pack, "J-CLASS");
	struct prose p = { .a = a, .w = g->cols - 2 };
	int n;

	if (said == NULL)
		return end;
	prose_add(&p, LOOK_DIM, 0, "%s", said->text);
	n = (int)p.line.n;
	prose_draw(&p, g, &(struct prose_area){ .y = end - n, .x = 1, .h = n });
	return end - n;
}

const char *
treatment_held(const struct chosen *held, struct arena *a)
{
	char day[DAY_TEXT];

	return text_fmt(a, "Decided %s by %s%s%s.", day_show(held->day, day), held->initials,
	    held->since[0] == '\0' ? "" : ", ", held->since);
}

void
treatment_place(const struct pack *p, const char *place, int *hip, int *t)
{
	for (size_t i = 0; place != NULL && i < p->treatment.n; i++) {
		const char *key = p->treatment.at[i].key;
		size_t n = strlen(key);

		if (strncmp(place, key, n) != 0 || place[n] != '.')
			continue;
		*t = (int)i;
		*hip = place[n + 1] == 'L' ? HIP_L : HIP_R;
	}
}

/* An end is thought of otherwise when the hip was operated on already. */
void
treatment_say_box(struct screen *s, const struct telling *x, bool want, const struct chosen *held)
{
	struct arena turn = { 0 };
	const char *title = treatment_title(&x->v->pack->treatment.at[x->treatment], &turn);
	const char *hip = hip_word(x->hip);
	int key = x->treatment + 1;

	if (want == (held != NULL))
		screen_hush(s);
	else if (want)
		screen_say(s, SAID_PLAIN,
		    "%s, %s hip: marked, not recorded yet.  %d takes the mark off", title, hip,
		    key);
	else
		screen_say(s, SAID_PLAIN, "%s, %s hip%s%s: ends with F2.  %d keeps it", title, hip,
		    held->since[0] == '\0' ? "" : ", ", held->since, key);
	arena_clear(&turn);
}
