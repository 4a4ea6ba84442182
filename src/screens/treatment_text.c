#include "screens/treatment_text.h"

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
