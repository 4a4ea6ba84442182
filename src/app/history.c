#include "app/history.h"

#include "app/inside.h"
#include "store/view_store.h"

bool
history_load(
    struct app *app, int64_t patient, int most, struct arena *a, struct history *out, struct err *e)
{
	struct view_entries all = { 0 };

	*out = (struct history){ 0 };
	if (!view_history(app->db, patient, most, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct view_entry *x = &all.list.at[i];

		*vec_add(a, &out->row) = (struct history_row){ .at = x->at,
			.initials = x->initials,
			.station = x->station,
			.action = x->action,
			.object = x->object,
			.id = x->object_id,
			.outcome = x->outcome,
			.reason = x->reason };
	}
	return true;
}
