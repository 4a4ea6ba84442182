#include "screens/form_pick.h"

#include <string.h>

#include "app/may.h"

static bool
is_path_form(const char *id)
{
	static const char *const path[] = { "registration", "intake", "stage" };

	for (size_t i = 0; i < sizeof(path) / sizeof(*path); i++)
		if (strcmp(path[i], id) == 0)
			return true;
	return false;
}

/* It is of a visit, which is chosen first. */
static bool
is_of_visit(const char *id)
{
	return strcmp(id, "session") == 0;
}

void
form_pick_open(struct screen *s, struct form_pick *p)
{
	struct pick_item *item;
	struct err e = { 0 };
	size_t n = 0;

	if (!form_list(s->app, &s->mem, &p->forms, &e)) {
		screen_fail(s, &e);
		return;
	}
	item = arena_array(&s->mem, struct pick_item, p->forms.list.n + 1);
	for (size_t i = 0; i < p->forms.list.n; i++) {
		const struct form_entry *f = &p->forms.list.at[i];

		if (!is_path_form(f->id) && screen_may(s, may_fill(f->id).name))
			item[n++] = (struct pick_item){ .id = (int64_t)i + 1,
				.text = f->title,
				.more = is_of_visit(f->id) ? "choose the visit, then r" : f->id,
				.also = f->id };
	}
	pick_open(&p->pick, &s->mem, "Fill a form", item, n);
	p->on = true;
}

struct go
form_pick_key(struct screen *s, struct form_pick *p, const struct key *k)
{
	enum pick_did did = pick_key(&p->pick, k);
	struct subject on = { .patient = s->on.patient, .day = DAY_NONE };

	p->on = did != PICK_CHOSEN && did != PICK_CLOSED;
	if (did != PICK_CHOSEN)
		return go_stay();
	on.text = p->forms.list.at[pick_item(&p->pick)->id - 1].id;
	if (is_of_visit(on.text)) {
		on.text = NULL;
		return go_open("visits", on);
	}
	return go_open("form", on);
}
