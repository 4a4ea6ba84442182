#include "app/staging.h"

#include <string.h>

#include "app/kept.h"
#include "base/text.h"

bool
staging_open(struct staging *p, struct app *app, const struct fill *what, int day,
    struct arena *mem, struct err *e)
{
	return facts_known(app, what->patient, day, mem, &p->known, e)
	    && chart_stages(app, what->patient, what->response, mem, p->before, e);
}

void
staging_settle(struct staging *p, const struct form *f)
{
	struct response_answers findings = { 0 };

	arena_clear(&p->now);
	kept_of_form(f, &p->now, &findings);
	for (int hip = 0; hip < HIPS; hip++)
		p->spoken[hip] = facts_speak(&findings, hip);
	advise_stage(facts_of(&p->known, &findings, &p->now), &p->now, &p->advice);
}

void
staging_close(struct staging *p)
{
	arena_clear(&p->now);
}

/* "IIIA"; what is healthy has no number. */
static const char *
candidate_word(const struct pack *pack, int stage)
{
	return stage == pack->order.at[0] ? "no osteonecrosis" : pack->stage.at[stage].code;
}

const char *
staging_candidates(const struct staging *p, int hip, struct arena *a)
{
	const struct hip_advice *v = &p->advice.hip[hip];
	struct words w = { 0 };
	struct text t = { .a = a };

	for (size_t i = 0; i < v->candidate.n; i++)
		if (v->status != STATUS_PROVISIONAL || v->candidate.at[i] != v->stage)
			*vec_add(a, &w) = candidate_word(p->advice.pack, v->candidate.at[i]);
	for (size_t i = 0; i < w.n; i++)
		text_addf(&t, "%s%s", i == 0 ? "" : i + 1 < w.n ? ", " : " or ", w.at[i]);
	return text_get(&t);
}

static bool
keeps(const struct staging *p, int hip)
{
	return !p->spoken[hip] && p->before[hip].id != 0;
}

bool
staging_is_wrong(enum status s)
{
	return s == STATUS_CONFLICT || s == STATUS_INVALID;
}

bool
staging_was_wrong(const struct staging *p, int hip)
{
	static const enum status wrong[] = { STATUS_CONFLICT, STATUS_INVALID };
	const struct hip_view *was = &p->before[hip];

	for (size_t i = 0; was->id != 0 && i < sizeof(wrong) / sizeof(wrong[0]); i++)
		if (strcmp(status_code(wrong[i]), was->status) == 0)
			return true;
	return false;
}

const char *
staging_stays(const struct staging *p, int hip, struct arena *a)
{
	const struct hip_view *was = &p->before[hip];
	char day[DAY_TEXT];

	if (!keeps(p, hip))
		return NULL;
	return text_fmt(a, "nothing recorded, stays %s of %s%s", was->stage_word,
	    day_show(was->day, day),
	    staging_was_wrong(p, hip)
		? ", whose entries cannot all be right: h in the chart corrects them"
		: "");
}

const char *
staging_title(const struct staging *p, int hip)
{
	const struct hip_advice *v = &p->advice.hip[hip];
	const struct pack *pack = p->advice.pack;
	int was = keeps(p, hip) ? pack_stage(pack, p->before[hip].stage) : -1;

	if (was >= 0)
		return pack->stage.at[was].title;
	if (v->status == STATUS_FINAL || v->status == STATUS_PROVISIONAL || v->status == STATUS_NA)
		return pack->stage.at[v->stage].title;
	return pack->status[v->status].title;
}

const char *
staging_doubt(const struct staging *p, int hip, struct arena *a)
{
	const struct hip_advice *v = &p->advice.hip[hip];
	struct text t = { .a = a };

	if (!staging_is_wrong(v->status))
		return NULL;
	for (size_t i = 0; i < v->fired.n; i++) {
		const struct stage_rule *r = v->fired.at[i].rule;

		if (r->one != NULL || v->status == STATUS_INVALID)
			text_addf(&t, "%s%s", t.len > 0 ? " " : "", r->text);
	}
	return text_get(&t);
}

const char *
staging_because(const struct staging *p, int hip, struct arena *a)
{
	const struct hip_advice *v = &p->advice.hip[hip];
	const char *doubt = staging_doubt(p, hip, a);

	if (doubt != NULL)
		return doubt;
	for (size_t i = 0; i < v->fired.n; i++)
		if (v->fired.at[i].rule->stage >= 0 && v->fired.at[i].rule->text != NULL)
			return v->fired.at[i].rule->text;
	return "";
}

/* A warning names already what is missing. */
static bool
tells_needs(const struct hip_advice *v)
{
	for (size_t i = 0; i < v->warning.n; i++)
		if (strcmp(v->warning.at[i].warning->code, "W_STAGE_INCOMPLETE") == 0)
			return true;
	return false;
}

const char *
staging_lacks(const struct staging *p, int hip, struct arena *a)
{
	const struct hip_advice *v = &p->advice.hip[hip];

	return v->status == STATUS_NONE || tells_needs(v) ? "" : advice_missing(&p->advice, hip, a);
}
