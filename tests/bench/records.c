/* records - what is read and written: the search alone, a durable save, a long chart. */
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "bench/bench.h"
#include "bench/clinic_file.h"
#include "bench/seat.h"
#include "lib/test.h"
#include "store/patient_store.h"
#include "store/response_store.h"
#include "store/search_store.h"

enum { TRIALS = 5, FIELDS = 60, SAVES = 60 };

static sqlite3 *
bare(const char *path, int flags)
{
	sqlite3 *h;

	if (sqlite3_open_v2(path, &h, flags, NULL) != SQLITE_OK)
		fail_msg("%s cannot be opened", path);
	sqlite3_exec(
	    h, "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL", NULL, NULL, NULL);
	return h;
}

/* The statements of the search for one word: the range, then the rows of those found. */
static void
bare_search(struct bench *b, sqlite3_stmt *range, sqlite3_stmt *rows, const char *word)
{
	char below[32];
	struct text ids = { .a = &b->a };
	sqlite3_int64 last = 0;
	int n = 0;

	snprintf(below, sizeof(below), "%s\x7F", word);
	sqlite3_bind_text(range, 1, word, -1, SQLITE_STATIC);
	sqlite3_bind_text(range, 2, below, -1, SQLITE_STATIC);
	text_add(&ids, "[");
	while (n < 20 && sqlite3_step(range) == SQLITE_ROW) {
		sqlite3_int64 id = sqlite3_column_int64(range, 0);

		if (id != last)
			text_addf(&ids, "%s%lld", n++ > 0 ? "," : "", (long long)id);
		last = id;
	}
	text_add(&ids, "]");
	sqlite3_reset(range);
	sqlite3_bind_text(rows, 1, text_get(&ids), -1, SQLITE_STATIC);
	sqlite3_bind_int(rows, 2, clinic_now().day);
	while (sqlite3_step(rows) == SQLITE_ROW)
		for (int i = 0; i < sqlite3_column_count(rows); i++)
			(void)sqlite3_column_text(rows, i);
	sqlite3_reset(rows);
}

static void
query_alone(struct bench *b)
{
	static const char *const word[] = { "s", "sm", "smi", "smith", "anna", "wang", "xiao", "ok",
		"okafor", "12", "123", "1234", "1941", "mu", "ya", "lin" };
	const size_t n = sizeof(word) / sizeof(word[0]);
	sqlite3 *h = bare(b->large, SQLITE_OPEN_READONLY);
	struct samples here = { 0 }, floor = { 0 };
	sqlite3_stmt *range = NULL, *rows = NULL;
	struct fold fold = { 0 };
	struct arena a = { 0 };
	struct err e = { 0 };
	struct hits hits;
	struct db *db;

	must(db_open(b->large, &db, &e));
	sqlite3_prepare_v2(h, sql_text[Q_SEARCH_RANGE].text, -1, &range, NULL);
	sqlite3_prepare_v2(h, sql_text[Q_SEARCH_ROWS].text, -1, &rows, NULL);
	for (int trial = 0; trial <= TRIALS; trial++)
		for (size_t i = 0; i < n; i++) {
			struct search_for s = { word[i], clinic_now().day, DAY_DMY, 20 };
			double at = bench_now(), then;

			must(search_patients(db, &fold, &s, &a, &hits, &e));
			then = bench_now();
			bare_search(b, range, rows, word[i]);
			if (trial > 0) { /* the first one fills the caches */
				samples_best(b, &here, i, then - at);
				samples_best(b, &floor, i, bench_now() - then);
			}
			arena_clear(&a);
		}
	bench_ratio(b, "the search alone, p99 / same SQL in a loop", "us", samples_at(&here, 99),
	    samples_at(&floor, 99), 1.3);
	bench_ratio(b, "the search alone, p50 / same SQL in a loop", "us", samples_at(&here, 50),
	    samples_at(&floor, 50), 1.3);
	sqlite3_finalize(range);
	sqlite3_finalize(rows);
	sqlite3_close(h);
	fold_close(&fold);
	db_close(db);
}

/* What people type, made of what a patient is called; NULL where this one has no such thing. */
static const char *
typed_for(struct bench *b, const struct patient *p, int kind)
{
	const struct person_name *n = patient_name(p);
	const char *phone = p->contact.at[0].value;
	char born[DAY_TEXT];

	switch (kind) {
	case 0:
		return text_fmt(&b->a, "%.3s", n->family);
	case 1:
		return n->given;
	case 2:
		return text_fmt(&b->a, "%.3s %.2s", n->family, n->given);
	case 3:
		return text_fmt(&b->a, "%.2s %s", n->given, n->family);
	case 4:
		return text_fmt(&b->a, "%s,%.3s", n->family, n->given);
	case 5:
		return text_fmt(&b->a, "%.1s%.1s%.1s", n->family, n->given, strchr(n->given, ' ') + 1);
	case 6:
		return n->native[0] == '\0' ? NULL : n->native;
	case 7:
		return phone + strlen(phone) - 4;
	case 8:
		return phone + 1;
	case 9:
		return p->number;
	case 10:
		return arena_str(&b->a, day_show(p->born, born));
	case 11:
		return text_fmt(&b->a, "%.4s %.2s %.2s", n->family, n->given, strchr(n->given, ' ') + 1);
	default:
		return text_fmt(&b->a, "%s zz", n->family);
	}
}

static void
find_one(struct db *db, struct fold *fold, const char *typed)
{
	struct search_for s = { typed, clinic_now().day, DAY_DMY, 20 };
	struct arena a = { 0 };
	struct err e = { 0 };
	struct hits hits;

	must(search_patients(db, fold, &s, &a, &hits, &e));
	arena_clear(&a);
}

/* Each kind over many people, the pages of one pushed out of the cache by the next. */
static void
each_kind(struct bench *b)
{
	static const char *const kind[] = { "3 letters of a name", "a given name", "two words",
		"two words, given name first", "family,given", "initials", "another script",
		"4 digits of a phone", "a phone", "a number", "a birth date", "three words", "nobody" };
	enum { PEOPLE = 100, P99 = 800 };
	struct patient who[PEOPLE];
	struct fold fold = { 0 };
	struct err e = { 0 };
	struct db *db;

	must(db_open(b->large, &db, &e));
	for (int i = 0; i < PEOPLE; i++)
		must(patient_load(
		    db, 3 + (i * 7919L + 13) % (b->patients - 3), &b->a, &who[i], &e));
	for (int k = 0; k < (int)(sizeof(kind) / sizeof(kind[0])); k++) {
		struct samples us = { 0 };

		for (int trial = 0; trial < TRIALS; trial++)
			for (size_t i = 0, n = 0; i < PEOPLE; i++) {
				const char *typed = typed_for(b, &who[i], k);
				double at = bench_now();

				if (typed == NULL)
					continue;
				find_one(db, &fold, typed);
				samples_best(b, &us, n++, bench_now() - at);
			}
		bench_exact(b, text_fmt(&b->a, "search for %s, p99", kind[k]), "us",
		    samples_at(&us, 99), P99);
		bench_tell(b, "  p50", "us", samples_at(&us, 50));
	}
	fold_close(&fold);
	db_close(db);
}

static void
save_one(struct bench *b, struct db *db)
{
	static const struct actor who = { .staff = 1, .station = "bench", .reason = "" };
	struct response r = { .patient = 3,
		.form = "intake",
		.version = 1,
		.hash = "",
		.reason = "",
		.state = "final",
		.author = 1 };
	struct response_answer answer[FIELDS] = { 0 };
	struct err e = { 0 };
	struct tx *tx;
	bool done;

	for (int i = 0; i < FIELDS; i++)
		answer[i] = (struct response_answer){ .field = text_fmt(&b->a, "field_%d", i),
			.part = "",
			.type = "text",
			.value = "not recorded",
			.asked = DAY_NONE };
	r.day = clinic_now().day;
	must(tx_begin(db, &who, "response.save", clinic_now(), &tx, &e));
	done = response_add(tx, &r, answer, FIELDS, &b->a, &e)
	    && tx_note(tx, &(struct note){ .object = "response", .id = r.id, .patient = 3 }, &e);
	must(tx_end(tx, done, &e));
}

/* The same bytes as one row. */
static void
save_bare(sqlite3 *h)
{
	sqlite3_exec(h, "BEGIN IMMEDIATE; INSERT INTO plain (v) VALUES (zeroblob(2600)); COMMIT",
	    NULL, NULL, NULL);
}

static void
durable_save(struct bench *b)
{
	const char *path = clinic_copy(b, "saving"),
		   *other = text_fmt(&b->a, "%s/plain.db", b->dir);
	struct samples here = { 0 }, floor = { 0 };
	struct err e = { 0 };
	struct db *db;
	sqlite3 *h;

	unlink(other);
	h = bare(other, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
	sqlite3_exec(h, "CREATE TABLE plain (id INTEGER PRIMARY KEY, v BLOB)", NULL, NULL, NULL);
	must(db_open(path, &db, &e));
	for (int i = 0; i < SAVES; i++) {
		double at = bench_now(), then;

		save_one(b, db);
		then = bench_now();
		save_bare(h);
		samples_add(b, &here, then - at);
		samples_add(b, &floor, bench_now() - then);
	}
	bench_ratio(b, "save of 60 answers / a bare commit", "us", samples_at(&here, 50),
	    samples_at(&floor, 50), 1.3);
	sqlite3_close(h);
	db_close(db);
}

/* From Enter on the only hit to the chart's last byte. */
static double
open_chart(struct bench *b, const char *db, const char *number)
{
	struct samples us = { 0 };
	struct tty *t = seat_coxa(b, db);
	struct tty_cost c;

	tty_shown_us(t, "help");
	for (int i = 0; i < 9; i++) {
		tty_cost(t, "/", &c);
		tty_type(t, number);
		tty_cost(t, "", &c);
		tty_cost(t, "Enter", &c);
		samples_add(b, &us, c.last_us);
		tty_cost(t, "F3", &c);
	}
	tty_end(t);
	return samples_at(&us, 50);
}

static const char *
number_of(struct bench *b, const char *path, int64_t id)
{
	struct err e = { 0 };
	struct patient p;
	struct db *db;

	must(db_open(path, &db, &e));
	must(patient_load(db, id, &b->a, &p, &e));
	db_close(db);
	return p.number;
}

void
bench_records(struct bench *b)
{
	query_alone(b);
	each_kind(b);
	durable_save(b);
	bench_ratio(b, "open a chart with 500 visits / with 1", "us",
	    open_chart(b, b->large, number_of(b, b->large, 1)),
	    open_chart(b, b->large, number_of(b, b->large, 2)), 2);
}
