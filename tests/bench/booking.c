/* booking - sessions booked at once by many, beside one process that writes the same rows. */
#include <poll.h>
#include <sqlite3.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "bench/bench.h"
#include "bench/clinic_file.h"
#include "lib/test.h"
#include "store/session_store.h"

enum { MANY = 50, SECONDS = 5, CELLS = 6, PLACES = 16, FIRST = 480, FAR = 9000 };

/* What one process did; shared with it. */
struct tally {
	bool ready; /* has the book open */
	int booked;
	double longest_us;
};

/* What all of them share. */
struct together {
	double until; /* 0: not all are ready */
	struct tally of[MANY];
};

/* The n-th place of a process: no two ask for the same. */
static struct session
place(int process, int n)
{
	struct session s = { .patient = 3 + process,
		.label = "Hydrotherapy",
		.note = "",
		.reason = "",
		.minutes = CELLS * 5 };

	s.day = clinic_now().day + FAR + n / PLACES * MANY + process;
	s.minute = FIRST + n % PLACES * s.minutes;
	s.who[RES_THERAPIST] = 1;
	return s;
}

static void
book(const char *path, int process, volatile struct together *all)
{
	static const struct actor who = { .staff = 1, .station = "bench", .reason = "" };
	volatile struct tally *t = &all->of[process];
	struct err e = { 0 };
	struct db *db;

	must(db_open(path, &db, &e));
	t->ready = true;
	while (all->until == 0)
		poll(NULL, 0, 1);
	while (bench_now() < all->until) {
		struct session s = place(process, t->booked);
		double at = bench_now();
		struct tx *tx;
		bool done;

		must(tx_begin(db, &who, "session.book", clinic_now(), &tx, &e));
		done = session_add(tx, &s, &e);
		must(tx_end(tx, done, &e));
		t->booked++;
		if (bench_now() - at > t->longest_us)
			t->longest_us = bench_now() - at;
	}
	db_close(db);
}

/* Opening the book is no part of it. */
static void
start(int processes, volatile struct together *all)
{
	for (int i = 0; i < processes; i++)
		while (!all->of[i].ready)
			poll(NULL, 0, 1);
	all->until = bench_now() + SECONDS * 1e6;
}

static void
book_at_once(struct bench *b, int processes, struct together *all)
{
	const char *path = clinic_copy(b, "booking");

	*all = (struct together){ 0 };
	fflush(stdout);
	for (int i = 0; i < processes; i++) {
		pid_t pid = fork();

		assert_true(pid >= 0);
		if (pid == 0) {
			book(path, i, all);
			_exit(0);
		}
	}
	start(processes, all);
	while (wait(NULL) > 0)
		continue;
}

/* The rows of session_add() and of its audit line, without anything that decides. */
static int
bare_bookings(struct bench *b)
{
	static const char sql[] =
	    "BEGIN IMMEDIATE;"
	    "INSERT INTO session (patient, label, day, minute, minutes, therapist, made_at, "
	    "made_by)"
	    " VALUES (3, 'Hydrotherapy', %d, 480, 30, 1, 0, 1);"
	    "WITH n (i) AS (VALUES (0), (1), (2), (3), (4), (5)) INSERT INTO reservation"
	    " SELECT 2, 0, %d * 288 + i, last_insert_rowid() FROM n"
	    " UNION ALL SELECT 7, 0, %d * 288 + i, last_insert_rowid() FROM n;"
	    "INSERT INTO audit (at, os_uid, station, action, object, object_id, outcome, reason,"
	    " before, after, hash) VALUES (0, 0, 'bench', 'session.book', 'session', 1, 'done', '',"
	    " '', '', '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'); COMMIT";
	double until = bench_now() + SECONDS * 1e6;
	struct arena a = { 0 };
	sqlite3 *h;
	int n = 0;

	assert_int_equal(sqlite3_open(clinic_copy(b, "bare"), &h), SQLITE_OK);
	sqlite3_exec(h,
	    "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL;"
	    "PRAGMA foreign_keys = ON",
	    NULL, NULL, NULL);
	for (; bench_now() < until; n++) {
		int day = clinic_now().day + FAR + n;

		if (sqlite3_exec(h, text_fmt(&a, sql, day, day, day), NULL, NULL, NULL)
		    != SQLITE_OK)
			fail_msg("%s", sqlite3_errmsg(h));
		arena_clear(&a);
	}
	sqlite3_close(h);
	return n;
}

void
bench_booking(struct bench *b)
{
	struct together *all =
	    mmap(NULL, sizeof(*all), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	double floor = bare_bookings(b) / (double)SECONDS, longest = 0, sum = 0;
	int fewest, most = 0;

	assert_true(all != MAP_FAILED);
	book_at_once(b, 1, all);
	bench_at_least(b, "bookings a second, 1 process / bare SQLite", "",
	    all->of[0].booked / (double)SECONDS, floor, 0.8);
	book_at_once(b, MANY, all);
	fewest = all->of[0].booked;
	for (int i = 0; i < MANY; i++) {
		const struct tally *t = &all->of[i];

		sum += t->booked;
		fewest = t->booked < fewest ? t->booked : fewest;
		most = t->booked > most ? t->booked : most;
		longest = t->longest_us > longest ? t->longest_us : longest;
	}
	bench_at_least(
	    b, "bookings a second, 50 processes / bare SQLite", "", sum / SECONDS, floor, 0.8);
	bench_exact(b, "  the longest wait of 50", "ms", longest / 1000, 60);
	bench_ratio(b, "  the same / 50 bare bookings one by one", "ms", longest / 1000,
	    MANY / floor * 1000, 1.3);
	bench_at_least(b, "  fewest / most of 50", "", fewest, most, 0.9);
	munmap(all, sizeof(*all));
}
