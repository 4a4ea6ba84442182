#include "app/acts.h"

#include <string.h>

#include "app/glass.h"
#include "app/inside.h"
#include "app/patient_name.h"
#include "store/action_store.h"

/* Who signs in begins with none; the oldest gives way. */
void
acts_add(struct app *app, int64_t id)
{
	struct acts *all = &app->acts;

	if (all->staff != app->person.id)
		*all = (struct acts){ .staff = app->person.id };
	if (all->n == ACTS_KEPT)
		memmove(all->id, all->id + 1, --all->n * sizeof(*all->id));
	all->id[all->n++] = id;
}

/* Those that the shell or another terminal took back are passed over. */
static bool
last(struct app *app, struct arena *a, struct undo *out, struct err *e)
{
	struct acts *all = &app->acts;

	*out = (struct undo){ 0 };
	for (; all->staff == app->person.id && all->n > 0; all->n--) {
		if (!undo_find(app->db, all->id[all->n - 1], a, out, e))
			return false;
		if (out->undone_at == 0)
			return true;
	}
	*out = (struct undo){ 0 };
	return true;
}

/* What is of a patient whom the screen does not show is asked for first. */
static bool
is_shown(struct app *app, const struct undo *u, int64_t patient, struct outcome *out,
    struct arena *a, struct err *e)
{
	const char *name;

	if (u->patient == 0 || u->patient == patient)
		return true;
	out->id = u->id;
	out->said = glass_hides(app, u->patient) ? u->command : u->said;
	return patient_name_of(app, u->patient, a, &name, e)
	    && err_field(e, ERR_RULE, "patient", "That was of %s", name);
}

bool
acts_take_back(struct app *app, int64_t offered, int64_t patient, struct outcome *out,
    struct arena *a, struct err *e)
{
	struct undo u = { .id = offered };

	if (offered == 0 && !last(app, a, &u, e))
		return false;
	if (u.id == 0)
		return err_set(e, ERR_MISSING, "Nothing was done here since you signed in.");
	if (offered != 0 && !undo_find(app->db, u.id, a, &u, e))
		return false;
	if (u.day != app->now.day)
		return err_field(e, ERR_RULE, "reason", "This was not done today.");
	if (offered == 0 && !is_shown(app, &u, patient, out, a, e))
		return false;
	return command_run(
	    app, "undo.id", PAIRS({ "id", text_fmt(a, "%lld", (long long)u.id) }), out, a, e);
}

bool
acts_standing(struct app *app, int most, struct arena *a, struct act_rows *out, struct err *e)
{
	struct undos all;

	*out = (struct act_rows){ 0 };
	if (!undo_standing(app->db, app->person.id, most, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct undo *u = &all.list.at[i];
		bool hidden = u->patient != 0 && glass_hides(app, u->patient);

		*vec_add(a, &out->list) = (struct act_row){ .id = u->id,
			.at = u->at,
			.patient = u->patient,
			.said = hidden ? u->command : u->said };
	}
	return true;
}
