/* Two people who type anything at all into one clinic, over all screens and roles: the
 * program never ends by itself, every picture is within its bounds, no place is taken twice,
 * a refusal is always told, and what the audit has seen is never gone.
 * "t-monkey SEED" lives through one of these days and tells every key. */
#include "lib/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/inside.h"
#include "app/sign_in.h"
#include "base/text.h"
#include "lang/clean.h"
#include "lang/width.h"
#include "lib/a_clinic.h"
#include "lib/monkey.h"
#include "lib/process.h"
#include "lib/soak.h"
#include "lib/sound.h"
#include "screens/stack.h"
#include "store/db_in.h"
#include "ui/key.h"
#include "ui/keymap.h"
#include "ui/term.h"

enum {
	SEATS = 2,
	PATIENTS = 12,
	SHORT_DAY = 600, /* deeds */
	LONG_DAY = 3000,
	CHECK_EVERY = 500,
	STUCK = 40 /* deeds at one that asks for a password */
};

struct seat {
	int number;
	struct app *app;
	struct stack *stack;
	struct keyin in;
	int rows, cols;
	int locked; /* deeds for which it has asked who is there */
	int64_t version;
};

struct zoo {
	struct a_clinic c; /* its session only looks */
	struct arena a;
	struct dice dice;
	const struct keymap *keys;
	struct seat seat[SEATS];
	struct sound_seen seen;
	int64_t at, up;    /* the clock on the wall, and the one that is never put back */
	char titles[4096]; /* of the screens that were seen: "|Book|Chart|" */
	long deed;
};

static int64_t
count(struct zoo *z, const char *sql)
{
	struct err e = { 0 };
	int64_t n;

	must(db_number(z->c.app->db, sql, &n, &e));
	return n;
}

static void
sit_down(struct zoo *z, struct seat *s)
{
	static const char *const staff[] = { "anna", "rita", "sol", "kim", "tove", "dora", "wei",
		"aude", "rune" };
	const char *login = staff[dice_roll(&z->dice, (int)(sizeof(staff) / sizeof(*staff)))];
	struct err e = { 0 };

	s->app = a_clinic_session(&z->c, login);
	app_set_now(s->app, now_at(z->at));
	must(stack_open(s->app, z->keys, &s->stack, &e));
	s->rows = 24;
	s->cols = 80;
	s->in = (struct keyin){ 0 };
	s->locked = 0;
	s->version = app_data_version(s->app);
	fprintf(stderr, "%ld seat %d: %s sits down\n", z->deed, s->number, login);
}

static void
get_up(struct seat *s)
{
	stack_close(s->stack);
	app_close(s->app);
}

static struct grid *
picture(struct zoo *z, struct seat *s)
{
	struct grid *g = grid_new(&z->a, s->rows, s->cols, GLYPHS_UNICODE, false);

	stack_draw(s->stack, g, &z->a);
	return g;
}

/* The row of the message has words. */
static bool
tells(const struct grid *g)
{
	for (int x = 0; x < g->cols; x++)
		if (g->cells[(g->rows - 2) * g->cols + x].s[0] != ' ')
			return true;
	return false;
}

/* Who was refused just now is told so, where the window has room for a screen. */
static void
is_told(struct zoo *z, struct seat *s)
{
	int64_t denied = count(z,
	    text_fmt(&z->a, "SELECT count(*) FROM audit WHERE outcome = 'denied' AND id > %zu",
		z->seen.hash.n));

	sound_see(z->c.app, &z->seen);
	if (denied > 0 && s->rows >= TERM_ROWS_MIN && s->cols >= TERM_COLS_MIN
	    && !tells(picture(z, s))) {
		fprintf(stderr, "%s", grid_dump(picture(z, s), &z->a));
		fail_msg("a refusal that nobody is told of");
	}
}

/* As run.c has it.  False when the program shall end. */
static bool
press(struct zoo *z, struct seat *s, const struct key *k)
{
	app_set_now(s->app, now_at(z->at));
	if (stack_time(s->stack, z->up))
		return true;
	if (!stack_key(s->stack, k))
		return false;
	is_told(z, s);
	return true;
}

static bool
press_names(struct zoo *z, struct seat *s, const char *names)
{
	char *copy = arena_str(&z->a, names), *save = NULL;

	for (char *name = strtok_r(copy, " ", &save); name != NULL;
	     name = strtok_r(NULL, " ", &save)) {
		struct key k = { .code = ' ' };

		assert_true(strcmp(name, "Space") == 0 || key_read(name, &k));
		if (!press(z, s, &k))
			return false;
	}
	return true;
}

static bool
drain(struct zoo *z, struct seat *s)
{
	struct key k;

	while (keyin_next(&s->in, &k))
		if (!press(z, s, &k))
			return false;
	return true;
}

/* Then nothing comes for so long that what has begun is over. */
static bool
press_bytes(struct zoo *z, struct seat *s, const char *bytes)
{
	for (; *bytes != '\0'; bytes++) {
		keyin_byte(&s->in, (unsigned char)*bytes);
		if (!drain(z, s))
			return false;
	}
	while (keyin_wait(&s->in) >= 0) {
		keyin_timeout(&s->in);
		if (!drain(z, s))
			return false;
	}
	return true;
}

static bool
do_it(struct zoo *z, struct seat *s, const struct monkey_deed *m)
{
	switch (m->what) {
	case MONKEY_KEYS:
		return press_names(z, s, m->text);
	case MONKEY_BYTES:
		return press_bytes(z, s, m->text);
	case MONKEY_RESIZE:
		s->rows = m->rows;
		s->cols = m->cols;
		stack_size(s->stack, m->rows, m->cols);
		break;
	case MONKEY_PAUSE:
		stack_idle(s->stack);
		break;
	case MONKEY_LATER:
		z->at += m->minutes * 60;
		z->up += m->minutes * 60000;
		app_set_now(s->app, now_at(z->at));
		if (!stack_time(s->stack, z->up))
			stack_changed(s->stack);
		break;
	}
	return true;
}

static void
tell(const struct zoo *z, const struct seat *s, const struct monkey_deed *m)
{
	static const char *const what[] = { "keys", "bytes", "resize", "pause", "later" };

	fprintf(stderr, "%ld seat %d: %s ", z->deed, s->number, what[m->what]);
	for (const char *c = m->text; *c != '\0' && c < m->text + 200; c++)
		fprintf(stderr, *c >= ' ' && *c < '\x7f' ? "%c" : "\\x%02x", (unsigned char)*c);
	fprintf(stderr, " %d %d %d\n", m->rows, m->cols, m->minutes);
}

/* A wide character has its right half, and nothing may be drawn that moves a terminal. */
static void
is_within(const struct grid *g, int y, int x)
{
	const struct glyph *c = &g->cells[y * g->cols + x];
	const char *s = c->s;
	uint32_t cp;

	if (c->cols == 0 ? x == 0 || c[-1].cols != 2 : c->cols == 2 && x + 1 >= g->cols)
		fail_msg("the cell %d %d is half a character", y, x);
	while ((cp = utf8_next(&s)) != 0)
		if (cp == UTF8_BAD || !clean_cp(cp))
			fail_msg("the cell %d %d holds U+%04X", y, x, (unsigned)cp);
}

static void
note_title(struct zoo *z, const char *dump)
{
	size_t from = strspn(dump, " "), n = strcspn(dump + from, "\n0123456789("), end = 0;
	size_t len = strlen(z->titles);
	char title[64];

	while (end < n && strncmp(dump + from + end, "  ", 2) != 0)
		end++;
	snprintf(title, sizeof(title), "|%.*s|", (int)(end < 40 ? end : 40), dump + from);
	if (strstr(z->titles, title) == NULL)
		snprintf(z->titles + (len > 0 ? len - 1 : 0),
		    sizeof(z->titles) - (len > 0 ? len - 1 : 0), "%s", title);
}

static void
look(struct zoo *z, struct seat *s)
{
	struct grid *g = picture(z, s);
	const char *dump = grid_dump(g, &z->a);

	assert_in_range(g->cursor_y, 0, g->rows - 1);
	assert_in_range(g->cursor_x, 0, g->cols - 1);
	for (int y = 0; y < g->rows; y++)
		for (int x = 0; x < g->cols; x++)
			is_within(g, y, x);
	note_title(z, dump);
	s->locked = strncmp(dump, "coxa ", 5) == 0 ? s->locked + 1 : 0;
}

/* The other one hears that something was written, as the terminal's loop would tell. */
static void
hear(struct seat *s)
{
	int64_t version = app_data_version(s->app);

	if (version != s->version)
		stack_changed(s->stack);
	s->version = app_data_version(s->app);
}

static void
turn(struct zoo *z)
{
	struct seat *s = &z->seat[dice_roll(&z->dice, SEATS)];
	size_t seen = z->seen.hash.n;
	struct monkey_deed m = monkey_next(&z->dice, &z->a);
	struct err e = { 0 };
	bool stays;

	tell(z, s, &m);
	z->up += 100;
	must(app_settle(s->app, &e));
	stays = do_it(z, s, &m);
	sound_see(z->c.app, &z->seen);
	if (z->seen.hash.n > seen)
		sound_book(z->c.app);
	if (stays)
		look(z, s);
	if (!stays || s->locked > STUCK) {
		get_up(s);
		sit_down(z, s);
	}
	for (int i = 0; i < SEATS; i++)
		hear(&z->seat[i]);
	arena_clear(&z->a);
}

static void
live(uint64_t seed, long deeds)
{
	struct zoo *z = calloc(1, sizeof(*z));
	struct err e = { 0 };

	assert_non_null(z);
	z->dice = dice_of(seed, 0);
	a_clinic_demo(&z->c, PATIENTS);
	must(keymap_make(&key_table, &z->c.a, &z->keys, &e));
	z->at = app_now(z->c.app).at;
	z->up = 1;
	for (int i = 0; i < SEATS; i++) {
		z->seat[i].number = i;
		sit_down(z, &z->seat[i]);
	}
	sound_see(z->c.app, &z->seen);
	for (z->deed = 1; z->deed <= deeds; z->deed++) {
		turn(z);
		if (z->deed % CHECK_EVERY == 0)
			sound_clinic(z->c.app);
	}
	for (int i = 0; i < SEATS; i++)
		get_up(&z->seat[i]);
	sound_still(z->c.app, &z->seen);
	sound_clinic(z->c.app);
	printf("# seed %llu: %ld deeds, %zu audit entries, screens %s\n", (unsigned long long)seed,
	    deeds, z->seen.hash.n, z->titles);
	arena_clear(&z->seen.a);
	a_clinic_close(&z->c);
	free(z);
}

static void
one_day_is_lived_through(void **state)
{
	live(strtoull(*state, NULL, 10), soak_is_long() ? LONG_DAY : SHORT_DAY);
}

/* What it says of its day, without what cmocka says. */
static void
retell(const char *out)
{
	const char *line = strstr(out, "# seed");

	if (line != NULL)
		printf("%.*s\n", (int)strcspn(line, "\n"), line);
}

/* The last of many lines. */
static const char *
tail(const char *s)
{
	const size_t most = 6000, n = strlen(s);

	return n > most ? s + n - most : s;
}

static void
whatever_two_people_type_the_record_is_sound(void **state)
{
	struct arena a = { 0 };
	int failed = 0;

	(void)state;
	for (struct soak s = soak_begin(2); soak_next(&s); arena_clear(&a)) {
		const char *seed = text_fmt(&a, "%llu", (unsigned long long)s.seed);
		struct ran r =
		    process_run(&a, (const char *const[]){ "/proc/self/exe", seed, NULL });

		retell(r.out);
		if (r.status == 0)
			continue;
		failed++;
		fprintf(stderr, "%s\nagain: %stests/e2e/t-monkey %s\n", tail(r.err),
		    soak_is_long() ? "SOAK_SECONDS=1 " : "", seed);
	}
	assert_int_equal(failed, 0);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest one[] = {
		cmocka_unit_test_prestate(one_day_is_lived_through, argv[argc - 1]),
	};
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whatever_two_people_type_the_record_is_sound),
	};
	struct err e;
	bool utf8;

	if (!width_locale(&utf8, &e))
		return 1;
	if (argc == 2)
		return cmocka_run_group_tests(one, NULL, NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
