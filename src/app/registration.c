#include "app/registration.h"

#include <ctype.h>
#include <string.h>

#include "app/fill.h"
#include "base/text.h"
#include "form/answer.h"
#include "form/parse.h"

enum { PHONE_DIGITS = 6 }; /* so many make it a number to call */

/* The value of a plain question as it is kept; "" when it has none. */
static const char *
answer(const struct answers *all, const char *key, int row)
{
	for (size_t i = 0; i < all->n; i++)
		if (strcmp(all->at[i].field, key) == 0 && all->at[i].row == row)
			return all->at[i].value;
	return "";
}

static void
read_names(const struct answers *all, struct arena *a, struct patient *p)
{
	const char *preferred = answer(all, "preferred", -1);

	p->name.n = 0;
	*vec_add(a, &p->name) = (struct person_name){ .kind = "current",
		.family = answer(all, "family", -1),
		.given = answer(all, "given", -1),
		.native = answer(all, "native", -1),
		.reading = answer(all, "reading", -1),
		.title = answer(all, "name_title", -1) };
	if (preferred[0] != '\0')
		*vec_add(a, &p->name) = (struct person_name){ .kind = "preferred",
			.family = "",
			.given = preferred,
			.native = "",
			.reading = "",
			.title = "" };
	for (int row = 0; row < FORM_ROWS; row++) {
		const char *family = answer(all, "former_family", row);
		const char *given = answer(all, "former_given", row);

		if (family[0] != '\0' || given[0] != '\0')
			*vec_add(a, &p->name) = (struct person_name){ .kind = "previous",
				.family = family,
				.given = given,
				.native = "",
				.reading = "",
				.title = "" };
	}
}

static void
add_contact(
    struct patient *p, struct arena *a, const char *kind, const char *value, enum agreed allowed)
{
	if (value[0] != '\0')
		*vec_add(a, &p->contact) = (struct contact){
			.kind = kind, .value = value, .note = "", .allowed = allowed
		};
}

/* It was answered by a reason to leave it blank. */
static bool
is_left_blank(const struct answers *all, const char *key)
{
	for (size_t i = 0; i < all->n; i++)
		if (strcmp(all->at[i].field, key) == 0 && all->at[i].na[0] != '\0')
			return true;
	return false;
}

/* Who said by what to be reached agreed to that alone, and who said "by none of these" to nothing;
 * of who did not say nobody knows. */
static enum agreed
agreed(const struct answers *all, const char *channel)
{
	const char *by = answer(all, "consent_contact", -1);

	if (by[0] == '\0')
		return is_left_blank(all, "consent_contact") ? AGREED_NO : AGREED_NOT_ASKED;
	return parse_has(by, channel) ? AGREED_YES : AGREED_NO;
}

/* A number of the patient's own: to be called is one thing, to be sent messages another. */
static void
add_phone(struct patient *p, struct arena *a, const struct answers *all, const char *key)
{
	size_t had = p->contact.n;

	add_contact(p, a, "phone", answer(all, key, -1), agreed(all, "phone"));
	if (p->contact.n > had)
		p->contact.at[had].messages = agreed(all, "sms");
}

static void
read_contacts(const struct answers *all, struct arena *a, struct patient *p)
{
	const char *name = answer(all, "emergency_name", -1);
	const char *relation = answer(all, "emergency_relation", -1);
	size_t had;

	p->contact.n = 0;
	add_phone(p, a, all, "phone");
	add_phone(p, a, all, "phone_other");
	add_contact(p, a, "email", answer(all, "email", -1), agreed(all, "email"));
	add_contact(p, a, "address", answer(all, "address", -1), agreed(all, "post"));
	add_contact(p, a, "referrer", answer(all, "referrer", -1), AGREED_YES);
	had = p->contact.n;
	add_contact(p, a, "emergency", answer(all, "emergency_phone", -1), AGREED_YES);
	if (p->contact.n == had)
		add_contact(p, a, "emergency", name, AGREED_YES);
	else
		p->contact.at[had].note =
		    relation[0] == '\0' ? name : text_fmt(a, "%s (%s)", name, relation);
}

void
registration_read(const struct form *f, struct arena *a, struct patient *p)
{
	struct value born = form_value(f, "born", 0),
		     estimated = form_value(f, "born_estimated", 0);
	struct answers all;

	form_answers(f, ANSWERS_FINAL, a, &all);
	read_names(&all, a, p);
	read_contacts(&all, a, p);
	p->born = born.type == VALUE_INT ? (int)born.u.i : DAY_NONE;
	/* A month or a year alone is kept with two or one part: 1968-07. */
	p->born_estimated = p->born != DAY_NONE
	    && ((estimated.type == VALUE_INT && estimated.u.i == 1)
		|| strlen(answer(&all, "born", -1)) < 10);
	p->sex = answer(&all, "sex", -1);
}

/* Whether the former names among the answers have this one. */
static bool
was_listed(const struct pairs *answers, const struct person_name *n)
{
	for (size_t i = 0; i < answers->list.n; i++) {
		const struct pair *p = &answers->list.at[i];

		if ((n->family[0] != '\0' && strncmp(p->name, "former_family", 13) == 0
			&& strcmp(p->value, n->family) == 0)
		    || (n->given[0] != '\0' && strncmp(p->name, "former_given", 12) == 0
			&& strcmp(p->value, n->given) == 0))
			return true;
	}
	return false;
}

static bool
has_name(const struct patient *p, const struct person_name *n)
{
	for (size_t i = 0; i < p->name.n; i++)
		if (strcmp(p->name.at[i].family, n->family) == 0
		    && strcmp(p->name.at[i].given, n->given) == 0
		    && strcmp(p->name.at[i].native, n->native) == 0)
			return true;
	return false;
}

void
registration_reread(
    const struct form *f, const struct pairs *before, struct arena *a, struct patient *p)
{
	struct patient was = *p;

	p->name.at = NULL;
	p->name.n = p->name.cap = 0;
	registration_read(f, a, p);
	for (size_t i = 0; i < was.name.n; i++) {
		const struct person_name *n = &was.name.at[i];

		if (strcmp(n->kind, "previous") == 0 && !was_listed(before, n) && !has_name(p, n))
			*vec_add(a, &p->name) = *n;
	}
}

/* okafor becomes Okafor; what was typed with a capital stays as it is. */
static const char *
as_name(const char *s, size_t n, struct arena *a)
{
	char *name;
	bool begins = true;

	while (n > 0 && *s == ' ') {
		s++;
		n--;
	}
	while (n > 0 && s[n - 1] == ' ')
		n--;
	name = arena_strn(a, s, n);
	for (char *c = name; *c != '\0'; c++)
		if (isupper((unsigned char)*c))
			return name;
	for (char *c = name; *c != '\0'; c++) {
		if (begins)
			*c = (char)toupper((unsigned char)*c);
		begins = *c == ' ' || *c == '-' || *c == '\'';
	}
	return name;
}

static void
put(struct form *f, const char *key, const char *text)
{
	struct err e = { 0 };
	size_t cell;

	/* What does not fit is left for the person to type. */
	if (form_find(f, key, 0, &cell) && !form_set(f, cell, text, &e)
	    && !form_set(f, cell, "", &e))
		return;
}

static size_t
digits(const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; s++)
		n += *s >= '0' && *s <= '9';
	return n;
}

void
registration_begin(struct form *f, const char *text, struct arena *a)
{
	size_t n = strcspn(text, ",");

	if (text[n] == '\0')
		n = strcspn(text, " ");
	if (digits(text) >= PHONE_DIGITS) {
		put(f, "phone", text);
	} else if (digits(text) == 0 && text[0] != '\0') {
		put(f, "family", as_name(text, n, a));
		if (text[n] != '\0')
			put(f, "given", as_name(text + n + 1, strlen(text + n + 1), a));
	}
}
