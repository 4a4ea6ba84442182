#include "app/access.h"

#include "app/inside.h"
#include "store/staff_store.h"

bool
access_again(struct app *app, struct arena *a, struct access_rows *out, struct err *e)
{
	struct staff_list all = { 0 };

	*out = (struct access_rows){ 0 };
	if (!staff_all(app->db, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct staff *s = &all.list.at[i];
		struct staff_times t;

		if (!staff_times(app->db, s, &t, e))
			return false;
		*vec_add(a, &out->list) = (struct access_row){ .id = s->id,
			.rev = s->rev,
			.login = s->login,
			.name = s->name,
			.role = s->role,
			.since = t.role_since,
			.came = t.came,
			.active = s->active,
			.password = s->password[0] != '\0',
			.pin = s->pin[0] != '\0',
			.sensitive = s->sensitive,
			.os_uid = s->os_uid };
	}
	return true;
}

bool
access_load(struct app *app, struct arena *a, struct access_rows *out, struct err *e)
{
	return access_again(app, a, out, e)
	    && app_note(app,
		&(struct happened){ .action = "access.read", .object = "staff", .outcome = "done" },
		e);
}

const char *
access_by(const struct access_row *r)
{
	if (!r->active)
		return "closed";
	if (r->password)
		return r->pin ? "password, PIN" : "password";
	return r->os_uid >= 0 ? "Unix user" : "no password";
}

const char *
access_sensitive(const struct access_row *r)
{
	return r->sensitive[0] == 'r' ? "for a reason" : r->sensitive[0] == 'y' ? "yes" : "no";
}
