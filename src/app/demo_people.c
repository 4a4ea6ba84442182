/* demo_people - who comes to a made-up clinic, when, and how far they get. */
#include <string.h>

#include "app/demo_in.h"
#include "base/text.h"

enum {
	YEARS_MOST = 10,
	YEAR = 365,
	SPAN_LEAST = 420, /* days since the first of them came */
	WALKERS = 2000,   /* more than so many people are nearly all on record only */
	WALKERS_TENTH = 20,
};

/* Of a hundred, in the order of enum demo_depth. */
static const int depth_share[] = { 9, 10, 10, 11, 60 };

static int
span_of(int n)
{
	int days = n / 4;

	return days < SPAN_LEAST ? SPAN_LEAST : days > YEARS_MOST * YEAR ? YEARS_MOST * YEAR : days;
}

/* More of them came lately than long ago. */
static int
door(struct demo *d, struct dice *dice, int span)
{
	int64_t x = dice_roll(dice, 1000);
	int day = demo_open_day(d, d->now.day - (int)(x * x * span / 1000000));

	return day > d->now.day ? d->now.day : day;
}

/* Whoever would come later today came before. */
static void
be_here(const struct demo *d, struct demo_folk *f)
{
	if (f->door == d->now.day && f->usual > d->now.minute)
		f->door = demo_open_day(d, d->now.day - 7);
}

static enum demo_depth
depth(const struct demo *d, struct dice *dice, int i)
{
	int roll = dice_roll(dice, 100), depth = DEMO_REGISTERED;

	if (i >= WALKERS && i % WALKERS_TENTH != 0 && d->n > WALKERS)
		return DEMO_REGISTERED;
	while (depth < DEMO_PLANNED && (roll -= depth_share[depth]) >= 0)
		depth++;
	return (enum demo_depth)depth;
}

static const struct demo_script *
pick_script(const struct demo *d, struct dice *dice)
{
	int all = 0, roll;
	size_t at = 0;

	for (size_t i = 0; i < d->data.script.n; i++)
		all += d->data.script.at[i].share;
	roll = dice_roll(dice, all);
	while (at + 1 < d->data.script.n && (roll -= d->data.script.at[at].share) >= 0)
		at++;
	return &d->data.script.at[at];
}

static const struct demo_name *
pick_name(const struct demo_names *names, struct dice *dice)
{
	return &names->list.at[dice_roll(dice, (int)names->list.n)];
}

static struct demo_folk
somebody(struct demo *d, uint64_t seed, int i, int span)
{
	struct demo_folk f = { .dice = dice_of(seed, (uint64_t)i), .twin = -1 };
	struct dice *dice = &f.dice;

	f.sex = dice_chance(dice, 42) ? 'F' : 'M';
	f.script = pick_script(d, dice);
	f.family = pick_name(&f.script->family, dice);
	f.given = pick_name(f.sex == 'F' ? &f.script->women : &f.script->men, dice);
	f.door = door(d, dice, span);
	f.born = f.door - dice_within(dice, 24 * YEAR, 58 * YEAR) - dice_roll(dice, 20 * YEAR);
	if (dice_chance(dice, 2))
		f.born = f.door - dice_within(dice, 15 * YEAR, 18 * YEAR);
	f.usual = 8 * 60 + 15 * dice_roll(dice, 40);
	f.depth = depth(d, dice, i);
	f.hip[0] = demo_pick(&d->data.hip, dice);
	f.hip[1] = demo_pick(&d->data.hip, dice);
	f.called_away = dice_chance(dice, 40) && (i < WALKERS || d->n <= WALKERS);
	f.history = demo_pick(&d->data.history, dice);
	return f;
}

/* Some bear the name of another, a few are on record twice. */
static void
look_alike(struct demo *d, int i)
{
	enum { NAMESAKE = 23, TWICE = 61 };
	struct demo_folk *f = &d->folk[i], *other = &d->folk[i - 1];

	if (i % NAMESAKE != NAMESAKE / 3 && i % TWICE != TWICE / 2)
		return;
	f->script = other->script;
	f->family = other->family;
	f->given = other->given;
	f->sex = other->sex;
	if (i % TWICE != TWICE / 2)
		return;
	f->born = other->born;
	f->twin = i - 1;
	f->called_away = false;
	f->depth = DEMO_REGISTERED;
	if (f->door <= other->door)
		f->door = other->door < d->now.day ? other->door + 1 : other->door;
	f->door = demo_open_day(d, f->door);
}

void
demo_people(struct demo *d, uint64_t seed)
{
	int span = span_of(d->n);

	for (int i = 0; i < d->n; i++) {
		d->folk[i] = somebody(d, seed, i, span);
		if (i > 0)
			look_alike(d, i);
		be_here(d, &d->folk[i]);
	}
}

/* In the person's own script; "" when that is Latin. */
static const char *
native_name(struct demo *d, const struct demo_folk *f)
{
	const char *order = f->script->order;
	struct text t = { .a = &d->turn };

	for (; *order != '\0'; order++) {
		if (*order == 'F')
			text_add(&t, f->family->native);
		else if (*order == 'G')
			text_add(&t, f->given->native);
		else
			text_add(&t, " ");
	}
	return text_get(&t);
}

static const char *
phone(struct demo *d, struct dice *dice)
{
	char *s = arena_str(&d->turn, demo_text(&d->data.phone, dice));

	for (char *p = s; *p != '\0'; p++)
		if (*p == '#')
			*p = (char)('0' + dice_roll(dice, 10));
	return s;
}

static void
add(struct demo *d, struct pairs *p, const char *name, const char *value)
{
	*vec_add(&d->turn, &p->list) = (struct pair){ name, value };
}

static void
person_answers(struct demo *d, struct demo_folk *f, struct pairs *p)
{
	const char *native = native_name(d, f);
	char born[DAY_TEXT];

	add(d, p, "family", f->twin >= 0 ? f->given->latin : f->family->latin);
	add(d, p, "given", f->twin >= 0 ? f->family->latin : f->given->latin);
	if (native[0] != '\0')
		add(d, p, "native", native);
	add(d, p, "born", arena_str(&d->turn, day_iso(f->born, born)));
	add(d, p, "sex", f->sex == 'F' ? "F" : "M");
	if (dice_chance(&f->dice, 85))
		add(d, p, "phone", phone(d, &f->dice));
	else
		add(d, p, "phone.na", dice_chance(&f->dice, 50) ? "none" : "declined");
	add(d, p, "consent_contact", dice_chance(&f->dice, 85) ? "sms,phone" : "post");
	if (day_age(f->born, app_now(d->app).day) < 19)
		add(d, p, "guardian_name", text_fmt(&d->turn, "A. %s", f->family->latin));
}

bool
demo_register(struct demo *d, struct demo_folk *f, struct err *e)
{
	struct pairs p = { 0 };
	bool child = day_age(f->born, app_now(d->app).day) < 18;

	person_answers(d, f, &p);
	if (!child && strcmp(p.list.at[p.list.n - 1].name, "guardian_name") == 0)
		p.list.n--; /* the question is not asked of who is of age */
	add(d, &p, "sure", "yes");
	add(d, &p, "duplicate_ok", f->twin >= 0 ? "wants a card of their own" : "looked at both");
	if (!demo_do(d, &d->reception, "patient.register", p.list.at, p.list.n, e))
		return false;
	f->id = d->made;
	if (!dice_chance(&f->dice, 6))
		return true;
	return demo_do(d, &d->reception, "alert.add",
	    PAIRS(
		{ "patient", demo_ref(d, f->id) }, { "text", demo_text(&d->data.alert, &f->dice) }),
	    e);
}
