/* Eight people register patients on one database, each in a terminal of their own, and their
 * programs are killed at any moment: what was said to be registered is on record once, what
 * was typed is in the draft as far as it was promised, and the database is whole.
 * "t-kills SEED SEAT KILLS DB" is one of the eight; it tells what it does on standard error. */
#include "lib/test.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/dice.h"
#include "base/text.h"
#include "lib/process.h"
#include "lib/soak.h"
#include "lib/tty.h"
#include "store/db_in.h"

enum {
	SEATS = 8,
	KILLS = 200,
	FEW_SEATS = 4,
	FEW_KILLS = 12,
	LOST_KEYS = 8, /* that a kill -9 may take: RELIABILITY.md, drafts */
	SAVE_MS = 60,  /* about as long as a save takes, within which it is hit */
};

enum how { KILLED, HUNG_UP, ENDED, STOPPED, WAYS };

static const char *const how_name[] = { "kill", "hang-up", "term", "stop and kill" };

/* A question of the registration form in the order of the keys, what is typed there, and
 * the keys that leave it. */
enum { FAMILY, GIVEN, BORN, PHONE, QUESTIONS };

static const struct {
	const char *label, *leave;
} question[QUESTIONS] = {
	{ "Family name", "Enter" },
	{ "Given name", "F8 PgDn" },
	{ "Born", "Enter f" },
	{ "Phone", "F2" },
};

struct seat {
	struct arena a;
	struct dice dice;
	int number;
	const char *db;
	struct tty *t;
	char typed[QUESTIONS][16]; /* the person of this round */
	int at;                    /* the question that was hit; QUESTIONS: the save was */
	size_t shown;              /* its letters that were on the screen then */
	bool promised;             /* that it is registered */
	bool offered;              /* a draft, at the last start */
	enum how how;
};

static void
make_up_person(struct seat *s)
{
	static const char consonant[] = "bdfgklmnprst", vowel[] = "aeiou";
	char name[2][8];

	for (int k = 0; k < 2; k++) {
		for (int i = 0; i < 7; i++)
			name[k][i] = i % 2 == 0 ? consonant[dice_roll(&s->dice, 12)]
						: vowel[dice_roll(&s->dice, 5)];
		name[k][0] = (char)(name[k][0] - 'a' + 'A');
		name[k][7] = '\0';
	}
	snprintf(s->typed[FAMILY], sizeof(s->typed[0]), "%s", name[0]);
	snprintf(s->typed[GIVEN], sizeof(s->typed[0]), "%s", name[1]);
	snprintf(s->typed[BORN], sizeof(s->typed[0]), "%02d%02d19%02d",
	    dice_within(&s->dice, 1, 28), dice_within(&s->dice, 1, 12),
	    dice_within(&s->dice, 30, 99));
	snprintf(s->typed[PHONE], sizeof(s->typed[0]), "07%d",
	    dice_within(&s->dice, 100000000, 999999999));
}

static void
sign_in(struct seat *s)
{
	s->t = coxa_screens(&s->a, s->db);
	tty_see(s->t, "Password");
	tty_type(s->t, text_fmt(&s->a, "seat%d", s->number));
	tty_keys(s->t, "Enter");
	tty_type(s->t, "long enough");
	tty_keys(s->t, "Enter");
	tty_see(s->t, "Nobody is booked today");
	tty_keys(s->t, "F6");
	tty_see(s->t, "As the person writes it");
	s->offered = tty_has_by_now(s->t, "F6 goes on with");
	if (s->offered) {
		tty_keys(s->t, "F6");
		tty_see(s->t, "Your draft of");
	}
}

/* What stands behind a label of the form; "" when it is not there. */
static const char *
answer(struct seat *s, const char *label)
{
	for (int y = 0; y < 24; y++) {
		const char *row = tty_row(s->t, y, &s->a), *at = strstr(row, label);

		if (at == NULL)
			continue;
		at += strlen(label);
		at += strspn(at, " _");
		return arena_strn(&s->a, at, strcspn(at, " _"));
	}
	return "";
}

/* The letters that were typed last are in their place. */
static bool
is_shown(struct tty *t, void *arg)
{
	struct seat *s = arg;

	(void)t;
	return strncmp(answer(s, question[s->at].label), s->typed[s->at], s->shown) == 0;
}

/* Types until the moment that was rolled, and sees all of it on the screen. */
static void
type_until_hit(struct seat *s)
{
	s->at = dice_roll(&s->dice, QUESTIONS + 2);
	if (s->at > QUESTIONS)
		s->at = QUESTIONS;
	for (int i = 0; i < QUESTIONS && i < s->at; i++) {
		tty_type(s->t, s->typed[i]);
		tty_see(s->t, s->typed[i]);
		tty_keys(s->t, question[i].leave);
	}
	if (s->at == QUESTIONS) {
		if (dice_chance(&s->dice, 50))
			tty_see(s->t, "is registered as");
		else
			poll(NULL, 0, dice_roll(&s->dice, SAVE_MS));
		s->promised = tty_has_by_now(s->t, "is registered as");
		return;
	}
	s->shown = (size_t)dice_within(&s->dice, 1, (int)strlen(s->typed[s->at]));
	tty_type(s->t, arena_strn(&s->a, s->typed[s->at], s->shown));
	tty_until(s->t, is_shown, s);
}

static void
hit(struct seat *s)
{
	s->how = (enum how)dice_roll(&s->dice, WAYS);
	fprintf(stderr, "seat %d: %s at %d, %zu shown, %s %s%s\n", s->number, how_name[s->how],
	    s->at, s->shown, s->typed[FAMILY], s->typed[GIVEN], s->promised ? ", promised" : "");
	switch (s->how) {
	case STOPPED:
		tty_signal(s->t, SIGSTOP);
		poll(NULL, 0, dice_roll(&s->dice, SAVE_MS));
		tty_signal(s->t, SIGKILL);
		break;
	case HUNG_UP:
		tty_hang_up(s->t);
		break;
	case ENDED:
		tty_signal(s->t, SIGTERM);
		break;
	case KILLED:
	case WAYS:
		tty_signal(s->t, SIGKILL);
		break;
	}
	tty_status(s->t);
	tty_end(s->t);
}

static int64_t
on_record(const struct seat *s)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct db *db;
	int64_t n;

	must(db_open(s->db, &db, &e));
	must(db_number(db,
	    text_fmt(&a, "SELECT count(*) FROM name WHERE family = '%s' AND given = '%s'",
		s->typed[FAMILY], s->typed[GIVEN]),
	    &n, &e));
	db_close(db);
	arena_clear(&a);
	return n;
}

/* Letters of a question that the form has again; a date that was understood is in words. */
static size_t
kept_of(struct seat *s, int i)
{
	const char *got = answer(s, question[i].label), *typed = s->typed[i];
	size_t n = strlen(got);

	if (i == BORN && strchr(got, '-') != NULL && strstr(got, typed + 4) != NULL)
		return strlen(typed);
	if (strncmp(got, typed, n) != 0)
		fail_msg("%s: \"%s\" of \"%s\"", question[i].label, got, typed);
	return n;
}

/* A kill takes at most the last keys, anything else nothing. */
static void
is_kept_as_promised(struct seat *s)
{
	size_t most = s->how == KILLED || s->how == STOPPED ? LOST_KEYS : 0, lost = 0;

	for (int i = 0; i < QUESTIONS && i <= s->at; i++) {
		size_t typed = i < s->at ? strlen(s->typed[i]) : s->shown, kept = kept_of(s, i);

		if (kept < typed)
			lost += typed - kept;
		if (lost > 0 && i < s->at)
			lost++; /* the key that left it */
	}
	if (lost > most)
		fail_msg("%zu keys of %s %s are lost after a %s", lost, s->typed[FAMILY],
		    s->typed[GIVEN], how_name[s->how]);
}

/* The next start offers the draft, or the record is there, and never both or none. */
static void
nothing_is_lost(struct seat *s)
{
	int64_t n = on_record(s);

	assert_in_range(n, s->promised, 1);
	sign_in(s);
	assert_false(n == 1 && s->offered);
	tty_see(s->t, question[FAMILY].label);
	if (n == 1)
		return;
	is_kept_as_promised(s);
	if (!s->offered)
		return;
	tty_keys(s->t, "^X");
	tty_see(s->t, "Throw away what is typed here?");
	tty_keys(s->t, "y");
	tty_see(s->t, "as it was before you typed");
}

static void
one_seat(uint64_t seed, int number, int kills, const char *db)
{
	struct seat s = { .dice = dice_of(seed, (uint64_t)number), .number = number, .db = db };

	sign_in(&s);
	for (int i = 0; i < kills; i++) {
		make_up_person(&s);
		s.promised = false;
		s.shown = 0;
		type_until_hit(&s);
		hit(&s);
		nothing_is_lost(&s);
	}
	tty_end(s.t);
	arena_clear(&s.a);
}

static void
whatever_kills_a_session_takes_nothing(void **state)
{
	char **argv = *state;

	one_seat(strtoull(argv[1], NULL, 10), atoi(argv[2]), atoi(argv[3]), argv[4]);
}

/* One for each seat, and a password for who runs this, so that everybody signs in. */
static void
hire(struct arena *a, const char *db)
{
	assert_int_equal(coxa_(a, db, "init").status, 0);
	for (int i = 0; i < SEATS; i++) {
		struct ran r = coxa_(a, db, "do", "staff.add", text_fmt(a, "login=seat%d", i),
		    text_fmt(a, "name=Seat %c", 'A' + i), "role=reception", "password=long enough");

		is_str(r.err, "");
	}
	is_str(coxa_(a, db, "do", "staff.password", "password=long enough").err, "");
}

static pid_t
start(const char *seed, const char *seat, const char *kills, const char *db)
{
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid != 0)
		return pid;
	dup2(2, 1); /* what cmocka says of it is not for who counts the tests */
	execl("/proc/self/exe", "t-kills", seed, seat, kills, db, (char *)NULL);
	_exit(127);
}

static int
eight_at_once(struct arena *a, const char *db, uint64_t seed, int seats, int kills)
{
	const char *of_seed = text_fmt(a, "%llu", (unsigned long long)seed);
	const char *each = text_fmt(a, "%d", kills / seats);
	pid_t pid[SEATS];
	int failed = 0;

	fflush(NULL);
	for (int i = 0; i < seats; i++)
		pid[i] = start(of_seed, text_fmt(a, "%d", i), each, db);
	for (int i = 0; i < seats; i++) {
		int status;

		assert_int_equal(waitpid(pid[i], &status, 0), pid[i]);
		failed += !WIFEXITED(status) || WEXITSTATUS(status) != 0;
	}
	return failed;
}

static void
kills_at_any_moment_lose_nothing(void **state)
{
	bool is_long = soak_is_long();
	struct arena a = { 0 };

	(void)state;
	for (struct soak s = soak_begin(1); soak_next(&s); arena_clear(&a)) {
		const char *db = text_fmt(&a, "%s/clinic.db", test_dir(&a));
		struct ran r;

		hire(&a, db);
		if (eight_at_once(
			&a, db, s.seed, is_long ? SEATS : FEW_SEATS, is_long ? KILLS : FEW_KILLS)
		    > 0)
			fail_msg(
			    "again: SOAK_SEED=%llu tests/e2e/t-kills", (unsigned long long)s.seed);
		r = coxa_(&a, db, "check");
		is_str(r.out, "");
		assert_non_null(strstr(r.err, "Nothing is wrong"));
		assert_int_equal(r.status, 0);
	}
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest one[] = {
		cmocka_unit_test_prestate(whatever_kills_a_session_takes_nothing, argv),
	};
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kills_at_any_moment_lose_nothing),
	};

	if (argc == 5)
		return cmocka_run_group_tests(one, NULL, NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
