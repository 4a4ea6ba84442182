/* shelf - the forms, the pack and its instruments, each read when first needed. */
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "app/inside.h"
#include "base/text.h"
#include "form/formdef.h"
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

static struct limit
limit_of(double x)
{
	return (struct limit){ .is_set = !isnan(x), .number = isnan(x) ? 0 : x };
}

static const struct dose_param *
find_dose(
    const struct protocols *all, const char *name, const struct protocol **of, struct arena *a)
{
	size_t n = strcspn(name, ".");
	const struct protocol *p = protocol_find(all, arena_strn(a, name, n));

	*of = p;
	for (size_t i = 0; p != NULL && name[n] == '.' && i < p->ndose; i++)
		if (strcmp(p->dose[i].id, name + n + 1) == 0)
			return &p->dose[i];
	return NULL;
}

/* "ref41b, ref41c" */
static const char *
sources(const struct protocol *p, struct arena *a)
{
	struct text t = { .a = a };

	for (size_t i = 0; i < p->source.n; i++)
		text_addf(&t, "%s%s", i == 0 ? "" : ", ", p->source.at[i]);
	return text_get(&t);
}

/* The limits of a dose stand in the pack, or in the clinic's own file, and nowhere else. */
static bool
take_doses(struct app *app, const struct formdef *def, struct err *e)
{
	const struct protocols *all = NULL;
	const struct protocol *p = NULL;

	for (size_t i = 0; i < def->nfields; i++) {
		struct field *f = &def->fields[i];
		const struct dose_param *d;

		if (f->dose[0] == '\0')
			continue;
		if (!app_protocols(app, &all, e))
			return false;
		d = find_dose(all, f->dose, &p, &app->mem);
		if (d == NULL)
			return err_set(e, ERR_CONF, "%s:%d: %s: the pack has no dose %.40s.",
			    def->path, f->line, f->key, f->dose);
		f->min = limit_of(isnan(d->least) ? 0 : d->least);
		f->max = limit_of(d->most);
		f->low = limit_of(d->nonly > 0 ? d->only[0] : d->from);
		f->high = limit_of(d->nonly > 0 ? d->only[d->nonly - 1] : d->to);
		f->only = d->only;
		f->nonly = d->nonly;
		f->source = sources(p, &app->mem);
		if (f->help[0] == '\0')
			f->help = d->note;
	}
	return true;
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
	if (!expressions(app, e) || !shelf_read_form(path, app->env, &app->mem, out, e)
	    || !take_doses(app, *out, e))
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
		arena_trim(); /* its files were all open at once */
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
