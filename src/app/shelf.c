/* shelf - the forms, the pack and its instruments, each read when first needed. */
#include <string.h>
#include <unistd.h>

#include "app/inside.h"
#include "base/text.h"
#include "model/followup.h"
#include "model/instrument.h"
#include "model/pack.h"
#include "model/protocol.h"
#include "model/redflag.h"

static bool
expressions(struct app *app, struct err *e)
{
	return app->env != NULL || expr_env_open(&app->env, e);
}

/* The clinic's own file of that name goes before the one that is shipped. */
static const char *
form_path(struct app *app, const char *id)
{
	if (app->paths.local != NULL) {
		const char *own = text_fmt(&app->mem, "%s/forms/%s.cfg", app->paths.local, id);

		if (access(own, R_OK) == 0)
			return own;
	}
	return text_fmt(&app->mem, "%s/%s.cfg", app->paths.forms, id);
}

bool
app_form(struct app *app, const char *id, const struct formdef **out, struct err *e)
{
	const char *path;

	for (size_t i = 0; i < app->forms.n; i++)
		if (strcmp(app->forms.at[i].id, id) == 0) {
			*out = app->forms.at[i].def;
			return true;
		}
	if (app->paths.forms == NULL || id[0] == '\0'
	    || strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-_") != strlen(id))
		return err_field(e, ERR_MISSING, "form", "There is no form called %s.", id);
	path = form_path(app, id);
	if (access(path, R_OK) != 0)
		return err_field(e, ERR_MISSING, "form", "There is no form called %s.", id);
	if (!expressions(app, e) || !shelf_read_form(path, app->env, &app->mem, out, e))
		return false;
	*vec_add(&app->mem, &app->forms) =
	    (struct shelved){ .id = arena_str(&app->mem, id), .def = *out };
	return true;
}

bool
app_pack(struct app *app, const struct pack **out, struct err *e)
{
	if (app->pack == NULL) {
		if (app->paths.pack == NULL)
			return err_set(e, ERR_MISSING, "No pack was named.");
		if (!expressions(app, e)
		    || !pack_open(app->paths.pack, app->env, &app->mem, &app->pack, e))
			return false;
	}
	*out = app->pack;
	return true;
}

bool
app_scores(struct app *app, const struct scores **out, struct err *e)
{
	struct scores *s;

	if (app->scores == NULL) {
		if (app->paths.pack == NULL)
			return err_set(e, ERR_MISSING, "No pack was named.");
		s = arena_new(&app->mem, struct scores);
		if (!score_load(app->paths.pack, &app->mem, s, e))
			return false;
		app->scores = s;
	}
	*out = app->scores;
	return true;
}

bool
app_followup(struct app *app, const struct followup **out, struct err *e)
{
	const struct scores *scores = NULL;
	struct followup *f;

	if (app->followup == NULL) {
		f = arena_new(&app->mem, struct followup);
		if (!app_scores(app, &scores, e)
		    || !followup_load(app->paths.pack, scores, &app->mem, f, e))
			return false;
		app->followup = f;
	}
	*out = app->followup;
	return true;
}

bool
app_redflags(struct app *app, const struct redflags **out, struct err *e)
{
	struct redflags *f;

	if (app->redflags == NULL) {
		if (app->paths.pack == NULL)
			return err_set(e, ERR_MISSING, "No pack was named.");
		f = arena_new(&app->mem, struct redflags);
		if (!redflag_load(app->paths.pack, &app->mem, f, e))
			return false;
		app->redflags = f;
	}
	*out = app->redflags;
	return true;
}

bool
app_protocols(struct app *app, const struct protocols **out, struct err *e)
{
	const char *local;
	struct protocols *p;

	if (app->protocols == NULL) {
		if (app->paths.pack == NULL)
			return err_set(e, ERR_MISSING, "No pack was named.");
		local = app->paths.local == NULL
		    ? NULL
		    : text_fmt(&app->mem, "%s/protocol.local.cfg", app->paths.local);
		p = arena_new(&app->mem, struct protocols);
		if (!protocol_load(app->paths.pack, local, &app->mem, p, e))
			return false;
		app->protocols = p;
	}
	*out = app->protocols;
	return true;
}
