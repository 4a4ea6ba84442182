#include "app/merge_form.h"

#include <string.h>

#include "base/text.h"

static const struct merge_choice choices[] = {
	{ TAKE_NAME, "name", "name" },
	{ TAKE_BORN, "born", "birth date" },
	{ TAKE_SEX, "sex", "sex" },
	{ TAKE_PHONE, "phone", "phone" },
	{ TAKE_ADDRESS, "address", "address" },
};
enum {
	CHOICES = sizeof(choices) / sizeof(*choices),
	FORMER_ROWS = 5, /* of former names in forms/registration.cfg */
};

/* The questions of the registration form that each is. */
static const struct {
	enum merge_take take;
	const char *field;
} fields[] = {
	{ TAKE_NAME, "family" },
	{ TAKE_NAME, "given" },
	{ TAKE_NAME, "native" },
	{ TAKE_NAME, "reading" },
	{ TAKE_NAME, "name_title" },
	{ TAKE_NAME, "on_lists" },
	{ TAKE_BORN, "born" },
	{ TAKE_BORN, "born_estimated" },
	{ TAKE_SEX, "sex" },
	{ TAKE_PHONE, "phone" },
	{ TAKE_PHONE, "phone_other" },
	{ TAKE_ADDRESS, "address" },
};

const struct merge_choice *
merge_choice_at(size_t i)
{
	return i < CHOICES ? &choices[i] : NULL;
}

bool
merge_take_read(const char *words, unsigned *out, struct err *e)
{
	*out = 0;
	for (const char *s = words + strspn(words, " ,"); *s != '\0'; s += strspn(s, " ,")) {
		size_t n = strcspn(s, " ,"), i = 0;

		while (i < CHOICES
		    && (strlen(choices[i].word) != n || strncmp(choices[i].word, s, n) != 0))
			i++;
		if (i == CHOICES)
			return err_field(e, ERR_INPUT, "take",
			    "take: say name, born, sex, phone or address, not %.*s.", (int)n, s);
		*out |= choices[i].take;
		s += n;
	}
	return true;
}

const char *
merge_take_words(unsigned take, struct arena *a)
{
	struct text t = { .a = a };

	for (size_t i = 0; i < CHOICES; i++)
		if ((take & choices[i].take) != 0)
			text_addf(&t, "%s%s", t.len > 0 ? " " : "", choices[i].word);
	return text_get(&t);
}

const char *
merge_take_said(unsigned take, struct arena *a)
{
	struct text t = { .a = a };
	unsigned left = take;

	for (size_t i = 0; i < CHOICES; i++) {
		if ((take & choices[i].take) == 0)
			continue;
		left &= ~(unsigned)choices[i].take;
		text_addf(&t, "%s%s",
		    t.len == 0      ? ""
			: left == 0 ? " and "
				    : ", ",
		    choices[i].title);
	}
	return text_get(&t);
}

static bool
is_taken(const char *field, unsigned take)
{
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
		if ((take & fields[i].take) != 0 && strcmp(fields[i].field, field) == 0)
			return true;
	return false;
}

static const char *
answer_to(const struct response_answers *all, const char *field, const char *part)
{
	for (size_t i = 0; i < all->list.n; i++)
		if (strcmp(all->list.at[i].field, field) == 0
		    && strcmp(all->list.at[i].part, part) == 0)
			return all->list.at[i].value;
	return "";
}

/* The name that gives way, in the first free row of the former ones. */
static void
add_former(struct call *c, const struct response_answers *of, struct response_answers *out)
{
	static const char *const field[] = { "former_family", "former_given" };
	const char *name[] = { answer_to(of, "family", ""), answer_to(of, "given", "") };

	for (int row = 0; row < FORMER_ROWS; row++) {
		const char *part = text_fmt(c->a, "%d", row);

		if (answer_to(of, field[0], part)[0] != '\0'
		    || answer_to(of, field[1], part)[0] != '\0')
			continue;
		for (int i = 0; i < 2; i++)
			if (name[i][0] != '\0')
				*vec_add(c->a, &out->list) =
				    (struct response_answer){ .field = field[i],
					    .part = part,
					    .type = "text",
					    .value = name[i],
					    .asked = DAY_NONE };
		return;
	}
}

static bool
latest(struct call *c, int64_t patient, struct response *out, struct response_answers *answers,
    struct err *e)
{
	const struct response_wanted want = {
		.patient = patient, .form = "registration", .before = DAY_NONE
	};

	return response_latest(tx_db(c->tx), &want, c->a, out, e)
	    && (out->id == 0 || response_answers_of(tx_db(c->tx), out->id, c->a, answers, e));
}

bool
merge_form_make(struct call *c, const struct merge *m, const struct merge_form **out, struct err *e)
{
	struct merge_form *f = arena_new(c->a, struct merge_form);
	struct response_answers kept = { 0 }, gone = { 0 };
	struct response r, other;

	*out = NULL;
	if (m->take == 0)
		return true;
	if (!latest(c, m->kept, &r, &kept, e) || !latest(c, m->gone, &other, &gone, e))
		return false;
	if (r.id == 0 || other.id == 0)
		return true;
	for (size_t i = 0; i < kept.list.n; i++)
		if (!is_taken(kept.list.at[i].field, m->take))
			*vec_add(c->a, &f->answers.list) = kept.list.at[i];
	for (size_t i = 0; i < gone.list.n; i++)
		if (is_taken(gone.list.at[i].field, m->take))
			*vec_add(c->a, &f->answers.list) = gone.list.at[i];
	if ((m->take & TAKE_NAME) != 0)
		add_former(c, &kept, &f->answers);
	f->kept = r;
	f->kept.supersedes = r.id;
	f->kept.id = f->kept.session = 0;
	f->kept.day = tx_now(c->tx).day;
	f->kept.reason = "merged";
	*out = f;
	return true;
}
