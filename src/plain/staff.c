/* staff - who signs in, with which role; and a password or PIN of one's own. */
#include <string.h>

#include "app/access.h"
#include "base/text.h"
#include "plain/office.h"

static void
say_row(struct desk *d, const struct access_row *r)
{
	char day[DAY_TEXT];

	number_say(d,
	    (struct numbered){
		.kind = NUMBER_STAFF, .id = r->id, .rev = r->rev, .words = r->login },
	    "%s, signs in as %s, %s, by: %s. Last sign-in: %s. Sensitive charts: %s.", r->name,
	    r->login, r->role, access_by(r),
	    r->came == 0 ? "never" : day_show(now_at(r->came).day, day), access_sensitive(r));
}

/* That it is read stands in the audit. */
void
staff_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct access_rows all = { 0 };
	struct err e = { 0 };

	(void)args;
	if (!access_load(d->app, &turn, &all, &e)) {
		say_error(d->t, &e);
	} else {
		numbers_begin(d);
		for (size_t i = 0; i < all.list.n; i++)
			say_row(d, &all.list.at[i]);
		numbers_end(d);
		say(d->t,
		    "Add staff adds somebody, change 1 changes name, role and sensitive charts, "
		    "password 1 sets a password, end 1 closes that account, again 1 opens it.");
	}
	arena_clear(&turn);
}

/* The fields of a question of the staff but the proof and the repetition, which are asked for
 * by themselves. */
static struct ask
fields_of(enum staff_asks asks)
{
	const struct staff_asked *s = staff_asked(asks);
	struct ask k = { s->command, s->title, { { 0 } } };
	int n = 0;

	for (int i = 0; i < s->n; i++)
		if (s->field[i] != STAFF_PROOF && s->field[i] != STAFF_SAME) {
			k.field[n] = *staff_field(s->field[i]);
			k.field[n++].needed = staff_needs(asks, s->field[i]);
		}
	return k;
}

/* As it stands now, by the name that is signed in with; false, and said: it cannot be read. */
static bool
find_row(struct desk *d, const char *login, struct access_row *out, struct arena *a)
{
	struct access_rows all = { 0 };
	struct err e = { 0 };

	if (!access_again(d->app, a, &all, &e)) {
		say_error(d->t, &e);
		return false;
	}
	for (size_t i = 0; i < all.list.n; i++)
		if (strcmp(all.list.at[i].login, login) == 0) {
			*out = all.list.at[i];
			return true;
		}
	return false;
}

/* Whom it is about, and what stands there. */
static bool
about(struct desk *d, enum staff_asks asks, const struct numbered *n, struct asked *q,
    struct pairs *p, struct arena *a)
{
	struct access_row r;

	q->about = "";
	if (n == NULL)
		return true;
	if (!find_row(d, n->words, &r, a))
		return false;
	q->about = text_fmt(a, " %s (%s)", r.name, r.login);
	pair_add(a, p, "login", r.login);
	if (asks != STAFF_PASSWORD)
		pair_id(a, p, "rev", n->rev);
	if (asks == STAFF_CHANGE) {
		q->first[0] = r.name;
		q->first[1] = r.role;
		q->first[2] = r.sensitive;
	}
	if (asks == STAFF_CLOSE || asks == STAFF_REOPEN)
		pair_add(a, p, "active", asks == STAFF_REOPEN ? "yes" : "no");
	return true;
}

/* What has no fields would be done by a wrong number. */
static bool
is_meant(struct desk *d, const struct asked *q, struct arena *a)
{
	bool yes = true;

	return q->ask->field[0].name != NULL
	    || (ask_yes(d->t, text_fmt(a, "%s%s (y or n)", q->ask->title, q->about), &yes) && yes);
}

void
staff_ask(struct desk *d, enum staff_asks asks, const struct numbered *n)
{
	struct arena turn = { 0 };
	struct ask k = fields_of(asks);
	struct asked q = { .ask = &k };
	struct pairs p = { 0 };
	struct outcome out;

	if (about(d, asks, n, &q, &p, &turn) && is_meant(d, &q, &turn)
	    && asked_do(d->t, &q, &p, &out, &turn) && (n != NULL || asks == STAFF_ADD))
		say(d->t, "Staff lists them anew.");
	arena_clear(&turn);
}

/* Of one's own, or of the one with that number. */
void
password_verb(struct desk *d, const char *args)
{
	const struct numbered *n;

	if (args[0] == '\0')
		staff_ask(d, STAFF_OWN, NULL);
	else if ((n = number_among(d, args, 1u << NUMBER_STAFF)) != NULL
	    && desk_may(d, "staff.change"))
		staff_ask(d, STAFF_PASSWORD, n);
}

void
pin_verb(struct desk *d, const char *args)
{
	(void)args;
	staff_ask(d, STAFF_PIN, NULL);
}
