#include "app/past_value.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "form/field.h"

const char *
past_label(const struct field *d, const char *key, const char *part, struct arena *a)
{
	const char *label = d == NULL ? key : d->label;

	if (strcmp(part, "R") == 0 || strcmp(part, "L") == 0)
		return text_fmt(a, "%s, %s", label, part[0] == 'R' ? "right" : "left");
	return part[0] == '\0' ? label : text_fmt(a, "%s %d", label, atoi(part) + 1);
}

const char *
past_part(const struct field *d, int at, struct arena *a)
{
	if (d->sides)
		return at == SIDE_R ? "R" : "L";
	return d->repeat >= 0 ? text_fmt(a, "%d", at) : "";
}

const struct response_answer *
past_find(
    const struct response_answers *all, const struct field *d, const char *key, const char *part)
{
	for (size_t i = 0; i < all->list.n; i++) {
		const struct response_answer *x = &all->list.at[i];

		if (strcmp(x->part, part) == 0
		    && (strcmp(x->field, key) == 0
			|| (d != NULL && d->was != NULL && strcmp(x->field, d->was) == 0)))
			return x;
	}
	return NULL;
}

static const char *
na_word(const struct field *d, const char *code)
{
	for (size_t i = 0; d != NULL && i < d->nna; i++)
		if (strcmp(d->na[i].code, code) == 0)
			return d->na[i].label;
	return code;
}

static const char *
choice_word(const struct field *d, const char *code, size_t n, struct arena *a)
{
	for (size_t i = 0; i < d->nchoices; i++)
		if (strlen(d->choices[i].code) == n && strncmp(d->choices[i].code, code, n) == 0)
			return d->choices[i].label;
	return arena_strn(a, code, n);
}

static const char *
choice_words(const struct field *d, const char *codes, struct arena *a)
{
	struct text t = { .a = a };

	for (const char *s = codes; *s != '\0';) {
		size_t n = strcspn(s, ",");

		text_addf(&t, "%s%s", t.len > 0 ? ", " : "", choice_word(d, s, n, a));
		s += n + (s[n] == ',');
	}
	return text_get(&t);
}

const char *
past_value(const struct field *d, const struct response_answer *x, struct arena *a)
{
	char shown[DAY_TEXT];
	int day;

	if (strcmp(x->type, "na") == 0)
		return text_fmt(a, "(%s)", na_word(d, x->value));
	if (d == NULL)
		return x->value;
	switch (d->type) {
	case FIELD_CHOICE:
	case FIELD_MANY:
	case FIELD_SCALE:
		return d->nchoices == 0 ? x->value : choice_words(d, x->value, a);
	case FIELD_TRI:
		return strcmp(x->value, "yes") == 0 ? "Yes"
		    : strcmp(x->value, "no") == 0   ? "No"
						    : x->value;
	case FIELD_DATE:
		return day_read_iso(x->value, &day) ? arena_str(a, day_show(day, shown)) : x->value;
	case FIELD_INT:
	case FIELD_DECIMAL:
	case FIELD_CALC:
		return d->unit[0] == '\0' ? x->value : text_fmt(a, "%s %s", x->value, d->unit);
	case FIELD_TEXT:
	case FIELD_MEMO:
	case FIELD_INFO:
	case FIELD_REPEAT:
		break;
	}
	return x->value;
}
