#include "screens/stage_pane.h"

#include <string.h>

#include "base/text.h"
#include "lang/width.h"
#include "screens/prose.h"

static const char *const hip_name[HIPS] = { [HIP_R] = "Right hip", [HIP_L] = "Left hip" };

/* "film, MRI": what would settle it, in w columns, else where to read it. */
static const char *
needs(const struct staging *p, int hip, int w, struct arena *a)
{
	const struct pack *pack = p->advice.pack;
	const struct words *code = &p->advice.hip[hip].missing;
	struct text t = { .a = a };

	for (size_t i = 0; i < code->n; i++) {
		const char *label = pack->item.at[pack_item(pack, code->at[i])].label;

		if (strncmp(label, "a ", 2) == 0 || strncmp(label, "an ", 3) == 0)
			label = strchr(label, ' ') + 1;
		text_addf(&t, "%s%s", i == 0 ? "needs " : ", ", label);
	}
	return width_of(text_get(&t)) > w ? "needs more, see below" : text_get(&t);
}

/* A stage is never cut: in few columns the text below the columns names them all. */
static const char *
fitting(const char *brief, const char *whole, int w)
{
	return width_of(whole) > w ? brief : whole;
}

static const char *
status_text(const struct staging *p, int hip, int w, struct arena *a)
{
	const struct hip_advice *v = &p->advice.hip[hip];
	const char *may_be = staging_candidates(p, hip, a);
	const char *stays = staging_stays(p, hip, a);

	if (stays != NULL)
		return fitting("nothing recorded", stays, w);
	if (v->status == STATUS_NONE)
		return needs(p, hip, w, a);
	if (v->candidate.n > 1)
		return fitting(
		    v->status == STATUS_PROVISIONAL ? "provisional" : "one of those below",
		    text_fmt(a,
			v->status == STATUS_PROVISIONAL ? "provisional, or %s" : "one of %s",
			may_be),
		    w);
	if (v->status == STATUS_FINAL || v->status == STATUS_PROVISIONAL)
		return p->advice.pack->status[v->status].title;
	return may_be;
}

/* Both hips are staged on one form, so mostly one date holds for both. */
static bool
is_one_day(const struct staging *p)
{
	return p->before[HIP_R].id != 0 && p->before[HIP_L].id != 0
	    && p->before[HIP_R].day == p->before[HIP_L].day;
}

static const char *
before_text(const struct staging *p, int hip, bool with_day, struct arena *a)
{
	const struct hip_view *was = &p->before[hip];
	int stage = was->id == 0 ? -1 : pack_stage(p->advice.pack, was->stage);
	const char *doubt = staging_was_wrong(p, hip) ? text_fmt(a, "%s: ", was->status_word) : "";
	char day[DAY_TEXT];

	if (was->id == 0)
		return "first time";
	if (with_day)
		return text_fmt(a, "%s%s  %s", doubt, was->stage_word, day_show(was->day, day));
	return text_fmt(
	    a, "%s%s", doubt, stage < 0 ? was->stage_word : p->advice.pack->stage.at[stage].title);
}

/* "stays ARCO II" of a hip of which nothing is recorded. */
static const char *
title_text(const struct staging *p, int hip, int w, struct arena *a)
{
	const char *title = staging_title(p, hip);

	return staging_stays(p, hip, a) == NULL ? title
						: fitting(title, text_fmt(a, "stays %s", title), w);
}

static void
draw_pair(
    const struct staging *p, struct grid *g, int y, const struct stage_columns *at, struct arena *a)
{
	bool one = is_one_day(p);
	char day[DAY_TEXT];

	grid_put(g, y, 3, at->value_x - 4, LOOK_LABEL, "Stage, derived");
	grid_put(g, y + 2, 3, at->value_x - 4, LOOK_LABEL,
	    one ? text_fmt(a, "Before, %s", day_show(p->before[HIP_R].day, day)) : "Before");
	for (int hip = 0; hip < HIPS; hip++) {
		int x = at->value_x + hip * at->side_w, w = at->side_w - 1;
		bool wrong = staging_is_wrong(p->advice.hip[hip].status);

		grid_put(g, y, x, w, wrong ? LOOK_BAD : LOOK_VALUE, title_text(p, hip, w, a));
		grid_put(g, y + 1, x, w, LOOK_PLAIN, status_text(p, hip, w, a));
		grid_put(g, y + 2, x, w, LOOK_DIM, before_text(p, hip, !one, a));
	}
}

/* At most h lines; the last tells when there is more. */
static void
draw_lines(struct grid *g, int y, int h, int cols, const char *text, struct arena *a)
{
	struct piece line;
	const char *s = text;

	for (int n = 0; n < h && text[0] != '\0' && wrap_next(&s, cols - 4, &line); n++)
		grid_put(g, y + n, 3, cols - 4, LOOK_PLAIN,
		    n + 1 == h && s != NULL ? line.s : arena_strn(a, line.s, line.len));
}

void
stage_pane_draw(const struct staging *p, struct grid *g, struct body b,
    const struct stage_columns *at, struct arena *a)
{
	const struct hip_advice *v = &p->advice.hip[at->hip];
	const char *lacks = staging_lacks(p, at->hip, a), *stays = staging_stays(p, at->hip, a);
	struct text t = { .a = a };

	grid_rule(g, b.y, 0, at->cols);
	draw_pair(p, g, b.y + 1, at, a);
	text_addf(&t, "%s: %s", hip_name[at->hip],
	    stays != NULL ? text_fmt(a, "%s.", stays) : staging_because(p, at->hip, a));
	if (stays != NULL) {
		draw_lines(
		    g, b.y + STAGE_PANE_HEAD, b.h - STAGE_PANE_HEAD, at->cols, text_get(&t), a);
		return;
	}
	if (v->candidate.n > 1)
		text_addf(&t, " It may %sbe %s.", v->status == STATUS_PROVISIONAL ? "also " : "",
		    staging_candidates(p, at->hip, a));
	if (lacks[0] != '\0' && !staging_is_wrong(v->status))
		text_addf(&t, " Would settle it: %s.", lacks);
	for (size_t i = 0; i < v->warning.n; i++)
		text_addf(&t, " ! %s", v->warning.at[i].message);
	draw_lines(g, b.y + STAGE_PANE_HEAD, b.h - STAGE_PANE_HEAD, at->cols, text_get(&t), a);
}

static void
explain(const struct staging *p, int hip, struct prose *out, struct arena *a)
{
	const struct hip_advice *v = &p->advice.hip[hip];
	const char *status = status_text(p, hip, out->w, a), *lacks = staging_lacks(p, hip, a);

	prose_add(out, LOOK_TITLE, 0, "%s: %s", hip_name[hip], staging_title(p, hip));
	if (status[0] != '\0')
		prose_add(out, LOOK_PLAIN, 2, "%s", status);
	if (staging_stays(p, hip, a) != NULL) {
		prose_add(out, LOOK_PLAIN, 0, "%s", "");
		return;
	}
	prose_add(out, LOOK_DIM, 2, "before: %s", before_text(p, hip, true, a));
	for (size_t i = 0; i < v->fired.n; i++) {
		const struct stage_rule *r = v->fired.at[i].rule;
		struct text t = { .a = a };

		if (r->text == NULL)
			continue;
		for (size_t k = 0; k < r->source.n; k++)
			text_addf(&t, "%s%s", k > 0 ? ", " : "", r->source.at[k]);
		prose_add(out, LOOK_PLAIN, 2, "%s %s (%s)",
		    r->shown != NULL && r->shown[0] != '\0' ? r->shown : r->id, r->text,
		    text_get(&t));
	}
	if (lacks[0] != '\0')
		prose_add(out, LOOK_PLAIN, 2, "Would settle it: %s", lacks);
	if (v->size != NULL && strcmp(v->size, p->advice.pack->size_unknown) != 0)
		prose_add(out, LOOK_PLAIN, 2, "Lesion size: %s", v->size);
	for (size_t i = 0; i < v->warning.n; i++)
		prose_marked(out, MARK_CARE, LOOK_CARE, "%s", v->warning.at[i].message);
	prose_add(out, LOOK_PLAIN, 0, "%s", "");
}

void
stage_pane_draw_aside(
    const struct staging *p, struct grid *g, struct body b, int x, struct arena *a)
{
	struct prose out = { .a = a, .w = g->cols - x - 1 };

	for (int hip = 0; hip < HIPS; hip++)
		explain(p, hip, &out, a);
	prose_draw(&out, g, &(struct prose_area){ .y = b.y, .x = x, .h = b.h });
}
