#include "bench/clinic_file.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "app/clinic.h"
#include "base/text.h"
#include "lib/test.h"
#include "store/due_store.h"
#include "store/patient_store.h"
#include "store/resource_store.h"
#include "store/session_store.h"

enum { FIRST_MINUTE = 480, SESSION_MINUTES = 30, A_DAY = 16, TODAY_SESSIONS = 20, THERAPISTS = 10 };

static const struct {
	const char *family, *native;
} families[] = { { "Smith", "" }, { "Johnson", "" }, { "Garcia", "" }, { "Müller", "" },
	{ "Wang", "王" }, { "Chen", "陈" }, { "Rossi", "" }, { "Nguyen", "" }, { "Okafor", "" },
	{ "Ivanova", "Иванова" }, { "Halloran", "" }, { "Berg", "" }, { "Lindqvist", "" },
	{ "Kowalski", "" }, { "Yamada", "山田" }, { "Dubois", "" }, { "Silva", "" },
	{ "Haddad", "" }, { "Novak", "" }, { "O'Brien", "" } };
static const char *const givens[] = { "Anna", "Maria", "John", "Xiaoming", "Olga", "Peter", "Lucia",
	"Thanh", "Chidi", "Keiko", "Sven", "Claire", "Joao", "Layla", "Tomas", "Marta", "Erik",
	"Ruth", "Samuel", "Ines", "Hugo", "Vera", "Omar" };
enum { FAMILIES = sizeof(families) / sizeof(families[0]) };
enum { GIVENS = sizeof(givens) / sizeof(givens[0]) };

struct now
clinic_now(void)
{
	struct now now;
	struct err e = { 0 };

	must(now_read(BENCH_NOW, &now, &e));
	return now;
}

struct filling {
	struct tx *tx;
	struct fold fold;
	int64_t resource[RESOURCES];
	int day, place; /* where the next session goes */
};

/* No two in a row share a family name. */
static void
add_patient(struct filling *f, int i)
{
	struct arena a = { 0 };
	struct patient p = { .sex = i % 2 != 0 ? "M" : "F" };
	int family = i % FAMILIES;
	struct err e = { 0 };
	struct due d = { .kind = "clinic", .what = "Visit", .rule = "F1", .source = "S1" };

	p.born = day_of(1940 + i % 60, 1 + i % 12, 1 + i % 28);
	*vec_add(&a, &p.name) = (struct person_name){ .kind = "current",
		.family = families[family].family,
		.given = text_fmt(&a, "%s %c%c%c%c", givens[i / FAMILIES % GIVENS],
		    'A' + i / 7 % 26, 'a' + i / 11 % 26, 'a' + i % 26, 'a' + i / 97 % 26),
		.native = families[family].native,
		.reading = "" };
	*vec_add(&a, &p.contact) = (struct contact){ .kind = "phone",
		.value = text_fmt(&a, "0%03d %07d", 100 + i % 900, (i * 7919 + 1234567) % 10000000),
		.note = "",
		.allowed = AGREED_YES };
	must(patient_add(f->tx, &p, &f->fold, &a, &e));
	d.patient = p.id;
	d.target = clinic_now().day + (i % 50 == 0 ? -60 : i * 7 % 700);
	d.earliest = d.target - 14;
	d.latest = d.target + 14;
	must(due_add(f->tx, &d, &e));
	arena_clear(&a);
}

static void
add_session(struct filling *f, int64_t patient, int day, int place)
{
	struct session s = {
		.patient = patient, .label = "Hydrotherapy", .note = "", .reason = ""
	};
	struct err e = { 0 };

	s.day = day;
	s.minute = FIRST_MINUTE + place % A_DAY * SESSION_MINUTES;
	s.minutes = SESSION_MINUTES;
	s.who[RES_THERAPIST] = f->resource[place / A_DAY % THERAPISTS];
	s.who[RES_ROOM] = f->resource[THERAPISTS + place / A_DAY % THERAPISTS];
	must(session_add(f->tx, &s, &e));
	if (day < clinic_now().day) {
		s.state = SESSION_DONE;
		s.rev = 1;
		must(session_change(f->tx, &s, &e));
	}
}

/* Days are filled one after the other, today's alone has few. */
static void
next_place(struct filling *f)
{
	int most = f->day == clinic_now().day ? TODAY_SESSIONS : A_DAY * THERAPISTS;

	f->place += f->place % 5 == 3 ? 2 : 1; /* one place in five stays free */
	if (f->place >= most) {
		f->place = 0;
		f->day++;
	}
}

static void
add_resources(struct filling *f)
{
	struct arena a = { 0 };
	struct err e = { 0 };

	for (int i = 0; i < RESOURCES; i++) {
		struct kept_resource r = { .kind = i < THERAPISTS ? RES_THERAPIST : RES_ROOM,
			.code = text_fmt(&a, "%c%c", i < THERAPISTS ? 'T' : 'R', 'A' + i),
			.name = text_fmt(&a, "Number %d", i + 1),
			.skills = "water",
			.lanes = 1,
			.active = true };

		must(resource_add(f->tx, &r, &e));
		f->resource[i] = r.id;
	}
	arena_clear(&a);
}

static void
fill(struct filling *f, int patients)
{
	struct err e = { 0 };
	int sessions = 2 * patients;
	int first = clinic_now().day - sessions / (2 * A_DAY * THERAPISTS);

	add_resources(f);
	for (int i = 0; i < patients; i++)
		add_patient(f, i);
	f->day = first;
	for (int i = 0; i < sessions; i++) {
		add_session(f, 3 + i % (patients - 2), f->day, f->place);
		next_place(f);
	}
	for (int i = 1; i <= MANY_VISITS; i++)
		add_session(f, 1, first - i * 3, 0);
	add_session(f, 2, first - 1, 1);
	must(tx_note(f->tx, &(struct note){ .object = "patient", .id = 1 }, &e));
}

static void
make(const char *path, int patients)
{
	const struct clinic_new what = { .name = "Willow Lane", .zone = "Europe/Berlin" };
	const struct actor who = {
		.staff = 1, .os_uid = getuid(), .station = "bench", .reason = ""
	};
	struct filling f = { 0 };
	struct err e = { 0 };
	struct db *db;

	must(clinic_create(path, &what, clinic_now(), &e));
	must(db_open(path, &db, &e));
	must(tx_batch_begin(db, &e)); /* for its larger cache */
	must(tx_begin(db, &who, "bench.fill", clinic_now(), &f.tx, &e));
	fill(&f, patients);
	must(tx_end(f.tx, true, &e) && tx_batch_end(db, true, &e));
	fold_close(&f.fold);
	db_close(db);
}

const char *
clinic_file(struct bench *b, int patients)
{
	const char *path = text_fmt(&b->a, "%s/clinic-%d.db", b->dir, patients);
	const char *half = text_fmt(&b->a, "%s.half", path);

	if (access(path, R_OK) == 0)
		return path;
	fprintf(stderr, "making a clinic with %d patients\n", patients);
	unlink(half);
	make(half, patients);
	if (rename(half, path) != 0)
		perror(path);
	return path;
}

const char *
clinic_copy(struct bench *b, const char *name)
{
	const char *path = text_fmt(&b->a, "%s/%s.db", b->dir, name);

	unlink(path);
	unlink(text_fmt(&b->a, "%s/drafts.db", b->dir)); /* what an ended bench had typed */
	make(path, 100);
	return path;
}
