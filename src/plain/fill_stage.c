/* fill_stage - the findings of both hips, and the stage that follows from them. */
#include <string.h>

#include "base/text.h"
#include "plain/filling.h"

static const char *const hip_name[HIPS] = { [HIP_R] = "Right", [HIP_L] = "Left" };

static bool
open(struct filling *w, struct err *e)
{
	int day = w->what.day == DAY_NONE ? app_now(w->app).day : w->what.day;

	if (!staging_open(&w->staging, w->app, &w->what, day, &w->mem, e))
		return false;
	staging_settle(&w->staging, w->form);
	for (int hip = 0; hip < HIPS; hip++)
		w->stage[hip] = arena_str(&w->mem, staging_title(&w->staging, hip));
	return true;
}

static void
changed(struct filling *w)
{
	staging_settle(&w->staging, w->form);
	for (int hip = 0; hip < HIPS; hip++) {
		const char *now = staging_title(&w->staging, hip);

		if (strcmp(now, w->stage[hip]) == 0)
			continue;
		w->stage[hip] = arena_str(&w->mem, now);
		say(w->t, "%s hip: %s so far.", hip_name[hip], now);
	}
}

/* "Right hip II became ARCO IIIA, final, because: ..." */
static void
say_hip(struct filling *w, int hip)
{
	const struct staging *p = &w->staging;
	const struct hip_advice *v = &p->advice.hip[hip];
	struct arena turn = { 0 };
	const char *may_be = staging_candidates(p, hip, &turn);
	const char *because = staging_because(p, hip, &turn);
	const char *lacks = staging_lacks(p, hip, &turn);
	const char *stays = staging_stays(p, hip, &turn);
	struct text t = { .a = &turn };

	if (stays != NULL) {
		say(w->t, "%s hip: %s.", hip_name[hip], stays);
		arena_clear(&turn);
		return;
	}
	text_addf(&t, "%s hip", hip_name[hip]);
	if (p->before[hip].id != 0)
		text_addf(&t, ", before %s", p->before[hip].stage_word);
	text_addf(&t, ": %s", staging_title(p, hip));
	if (v->status == STATUS_FINAL || v->status == STATUS_PROVISIONAL)
		text_addf(&t, ", %s", p->advice.pack->status[v->status].title);
	text_addf(&t, "%s%s", because[0] == '\0' ? "." : ", because: ", because);
	if (v->candidate.n > 1)
		text_addf(
		    &t, " It may %sbe %s.", v->status == STATUS_PROVISIONAL ? "also " : "", may_be);
	if (lacks[0] != '\0' && !staging_is_wrong(v->status))
		text_addf(&t, " Would settle it: %s.", lacks);
	if (v->size != NULL && strcmp(v->size, p->advice.pack->size_unknown) != 0)
		text_addf(&t, " Lesion size: %s.", v->size);
	say(w->t, "%s", text_get(&t));
	for (size_t i = 0; i < v->warning.n; i++)
		say_warning(w->t, "%s hip: %s", hip_name[hip], v->warning.at[i].message);
	arena_clear(&turn);
}

static void
conclude(struct filling *w)
{
	staging_settle(&w->staging, w->form);
	say(w->t, "Stages that follow. %s.", desk_who(w->d, &w->banner, &w->mem));
	for (int hip = 0; hip < HIPS; hip++)
		say_hip(w, hip);
}

/* A hip whose entries contradict each other is saved without a stage only on purpose. */
static bool
doubts(struct filling *w)
{
	for (int hip = 0; hip < HIPS; hip++) {
		bool yes;

		if (!staging_is_wrong(w->staging.advice.hip[hip].status))
			continue;
		say_warning(w->t, "%s hip: %s.", hip_name[hip], staging_title(&w->staging, hip));
		if (!ask_yes(w->t, "Save it so, to be put right later (y or n)", &yes) || !yes)
			return false;
	}
	return true;
}

static void
add(const struct filling *w, struct arena *a, struct pairs *out)
{
	char day[DAY_TEXT];

	if (w->what.day != DAY_NONE)
		pair_add(a, out, "day", arena_str(a, day_iso(w->what.day, day)));
	if (w->what.response != 0)
		pair_id(a, out, "corrects", w->what.response);
}

static bool
refused(struct filling *w, const struct err *e)
{
	bool sides = strcmp(e->field, "sides") == 0, yes = false;

	if (!sides && strcmp(e->field, "change") != 0)
		return false;
	say_warning(w->t, "%s", e->text);
	if (!ask_yes(w->t, sides ? "Are they right (y or n)" : "Save it so (y or n)", &yes) || !yes)
		return false;
	pair_add(&w->mem, &w->given, sides ? "sides" : "change", "yes");
	return true;
}

static void
close(struct filling *w)
{
	staging_close(&w->staging);
}

const struct fill_kind kind_stage = {
	.command = "stage.confirm",
	.open = open,
	.changed = changed,
	.conclude = conclude,
	.doubts = doubts,
	.add = add,
	.refused = refused,
	.close = close,
};
