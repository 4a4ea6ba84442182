/* Writing advice, straight into a text: ten thousand cases are asked at once. */
#include <math.h>

#include "exchange/case_json.h"

static void
put_text(struct text *t, const char *s)
{
	text_addn(t, "\"", 1);
	for (const char *from = s;; s++) {
		unsigned char c = (unsigned char)*s;

		if (c >= 0x20 && c != '"' && c != '\\')
			continue;
		text_addn(t, from, (size_t)(s - from));
		if (c == '\0')
			break;
		if (c < 0x20)
			text_addf(t, "\\u%04x", c);
		else
			text_addf(t, "\\%c", c);
		from = s + 1;
	}
	text_addn(t, "\"", 1);
}

/* ,"name": or without the comma when it is the first. */
static void
put_key(struct text *t, const char *name, bool first)
{
	if (!first)
		text_addn(t, ",", 1);
	put_text(t, name);
	text_addn(t, ":", 1);
}

static void
put_words(struct text *t, const struct words *w)
{
	text_add(t, "[");
	for (size_t i = 0; i < w->n; i++) {
		if (i > 0)
			text_add(t, ",");
		put_text(t, w->at[i]);
	}
	text_add(t, "]");
}

static void
put_stage(struct text *t, const struct pack *p, const struct hip_advice *h)
{
	put_key(t, "stage", true);
	put_text(t, p->stage.at[h->stage].code);
	put_key(t, "status", false);
	put_text(t, status_code(h->status));
	put_key(t, "candidates", false);
	text_add(t, h->candidate.n == 0 ? "null" : "[");
	for (size_t i = 0; i < h->candidate.n; i++) {
		text_add(t, i > 0 ? "," : "");
		put_text(t, p->stage.at[h->candidate.at[i]].code);
	}
	text_add(t, h->candidate.n == 0 ? "" : "]");
	if (h->status == STATUS_CONFLICT) {
		put_key(t, "candidate_stage", false);
		put_text(t, p->stage.at[h->stage].code);
	}
	put_key(t, "missing", false);
	put_words(t, &h->missing);
}

static void
put_size(struct text *t, const struct pack *p, const struct hip_advice *h)
{
	const struct crosswalk *c = h->crosswalk;

	put_key(t, "size_class", false);
	put_text(t, h->size);
	put_key(t, "crosswalk", false);
	text_add(t, "{");
	if (c == NULL) {
		put_key(t, p->crosswalk_system, true);
		put_text(t, p->crosswalk_none);
	}
	for (size_t i = 0; c != NULL && i < c->system.n; i++) {
		put_key(t, c->system.at[i], i == 0);
		put_text(t, c->word.at[i]);
	}
	text_add(t, "}");
}

static void
put_risk(struct text *t, const struct risk *r)
{
	put_key(t, "collapse_risk", false);
	text_add(t, r == NULL ? "null" : "{");
	for (size_t i = 0; r != NULL && i < r->key.n; i++) {
		put_key(t, r->key.at[i], i == 0);
		if (r->value.at[i].type == VALUE_TEXT)
			put_text(t, r->value.at[i].u.s);
		else
			text_addf(t, "%.10g", value_number(r->value.at[i]));
	}
	text_add(t, r == NULL ? "" : "}");
}

static void
put_fits(struct text *t, const struct pack *p, const struct hip_advice *h)
{
	put_key(t, "suitability", false);
	text_add(t, "{");
	for (size_t i = 0; i < p->treatment.n; i++) {
		put_key(t, p->treatment.at[i].id, i == 0);
		put_text(t, class_code(h->fit[i].class));
	}
	text_add(t, "}");
	put_key(t, "sub", false);
	text_add(t, "{");
	for (size_t i = 0; i < p->component.n; i++) {
		put_key(t, p->component.at[i].id, i == 0);
		put_text(t, effect_code(h->part[i]));
	}
	text_add(t, "}");
}

static void
put_why(struct text *t, const struct pack *p, const struct hip_advice *h)
{
	put_key(t, "why", false);
	text_add(t, "{");
	for (size_t i = 0; i < p->treatment.n; i++) {
		const struct fit *f = &h->fit[i];

		put_key(t, f->treatment->id, i == 0);
		text_add(t, "{");
		put_key(t, "treatment", true);
		put_text(t, f->treatment->key);
		put_key(t, "class", false);
		put_text(t, class_code(f->class));
		put_key(t, "sentence", false);
		put_text(t, f->sentence);
		put_key(t, "sources", false);
		put_words(t, &f->source);
		put_key(t, "not_asked", false);
		put_words(t, &f->not_asked);
		put_key(t, "needs", false);
		put_words(t, &f->needs);
		text_add(t, "}");
	}
	text_add(t, "}");
}

static void
put_warnings(struct text *t, const char *key, const struct shown_warnings *w)
{
	put_key(t, key, false);
	text_add(t, "[");
	for (size_t i = 0; i < w->n; i++) {
		if (i > 0)
			text_add(t, ",");
		put_text(t, w->at[i].warning->code);
	}
	text_add(t, "]");
}

static void
put_hip(struct text *t, const struct pack *p, const struct hip_advice *h)
{
	text_add(t, "{");
	put_stage(t, p, h);
	put_size(t, p, h);
	put_fits(t, p, h);
	put_warnings(t, "warnings", &h->warning);
	put_risk(t, h->risk);
	put_key(t, "rules", false);
	put_words(t, &h->rules);
	put_why(t, p, h);
	text_add(t, "}");
}

void
case_json_write(struct text *out, const struct advice *v)
{
	put_key(out, "hips", true);
	text_add(out, "{\"R\":");
	put_hip(out, v->pack, &v->hip[HIP_R]);
	text_add(out, ",\"L\":");
	put_hip(out, v->pack, &v->hip[HIP_L]);
	text_add(out, "}");
	put_warnings(out, "patient_warnings", &v->warning);
	put_key(out, "pack", false);
	text_add(out, "{");
	put_key(out, "id", true);
	put_text(out, v->pack->id);
	text_addf(out, ",\"version\":%d", v->pack->version);
	put_key(out, "hash", false);
	put_text(out, v->pack->hash);
	text_add(out, "}");
}
