/* form_values - F4: all that may be chosen here, and the reasons to leave it blank. */
#include "base/text.h"
#include "base/vec.h"
#include "screens/form_view.h"

enum { BLANK = 1000, CLEAR = 2000 }; /* ids of items: 1 + option, BLANK + reason */

bool
form_values_open(struct form_view *v)
{
	const struct field *d = form_field(v->form, v->cell);
	VEC(struct pick_item) item = { 0 };
	struct arena *a = &v->panel;

	arena_clear(a);
	for (size_t i = 0; i < form_option_count(d); i++)
		if (d->type == FIELD_TRI || form_offers(v->form, v->cell, i))
			*vec_add(a, &item) = (struct pick_item){ .id = (int64_t)i + 1,
				.text = form_option_label(d, i),
				.more = form_option_chosen(v->form, v->cell, i) ? "chosen" : NULL,
				.key = text_fmt(a, "%zu", i + 1) };
	for (size_t i = 0; i < d->nna; i++)
		*vec_add(a, &item) = (struct pick_item){ .id = BLANK + (int64_t)i,
			.text = d->na[i].label,
			.more = "leaves it blank, with this reason" };
	if (item.n == 0)
		return false;
	*vec_add(a, &item) = (struct pick_item){
		.id = CLEAR, .text = "Not recorded", .more = "takes the answer away"
	};
	pick_open(&v->pick, a, form_label(v->form, v->cell, a), item.at, item.n);
	return true;
}

static void
take(struct form_view *v, struct screen *s, int64_t id)
{
	const struct field *d = form_field(v->form, v->cell);
	struct err e = { 0 };
	bool done = true;

	if (id == CLEAR)
		done = form_set(v->form, v->cell, "", &e) && form_na(v->form, v->cell, NULL, &e);
	else if (id >= BLANK)
		done = form_na(v->form, v->cell, d->na[id - BLANK].code, &e);
	else
		form_pick(v->form, v->cell, (size_t)id - 1);
	if (!done)
		screen_fail(s, &e);
	form_view_go(v, v->cell);
	if (d->type != FIELD_MANY)
		form_view_step(v, 1);
}

void
form_values_key(struct form_view *v, struct screen *s, const struct key *k)
{
	switch (pick_key(&v->pick, k)) {
	case PICK_CHOSEN:
		v->over = OVER_NOTHING;
		take(v, s, pick_item(&v->pick)->id);
		break;
	case PICK_CLOSED:
		v->over = OVER_NOTHING;
		break;
	case PICK_HANDLED:
	case PICK_IGNORED:
		break;
	}
}
