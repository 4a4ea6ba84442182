/* demo_in - what the files that make a clinic up share; demo.h is for everybody else. */
#ifndef APP_DEMO_IN_H
#define APP_DEMO_IN_H

#include "app/demo.h"
#include "app/demo_data.h"
#include "app/fill.h"

enum { DEMO_HIPS = 2 };

/* How far a person has come. */
enum demo_depth {
	DEMO_REGISTERED,
	DEMO_ASKED,
	DEMO_STAGED,
	DEMO_DECIDED,
	DEMO_PLANNED,
};

struct demo_folk {
	int64_t id;   /* 0: not registered yet */
	int64_t twin; /* of a double entry: the index of the person; -1 */
	struct dice dice;
	const struct demo_script *script;
	const struct demo_name *family, *given;
	enum demo_depth depth;
	bool called_away; /* in the middle of the intake */
	char sex;
	int born, door;     /* days */
	int usual;          /* minute of the day at which the person likes to come */
	int hip[DEMO_HIPS]; /* of data->hip */
	int history;
};

enum demo_event_kind {
	DEMO_DOOR,
	DEMO_INTAKE,
	DEMO_STAGE,
	DEMO_DECIDE,
	DEMO_PLAN,
	DEMO_FOLLOW,
	DEMO_ARRIVE,
	DEMO_START,
	DEMO_END,
	DEMO_MISS,
	DEMO_CANCEL,
	DEMO_FILL,
};

/* Something that happens at a minute of the clinic's life. */
struct demo_event {
	int64_t at;  /* day x 1440 + minute */
	int64_t nth; /* the earlier one comes first */
	enum demo_event_kind kind;
	int who;    /* index of the person */
	int64_t id; /* a session; for DEMO_FOLLOW which visit, from 0 */
};

struct demo {
	struct app *app;
	struct arena *a;   /* lives as long as all of it */
	struct arena turn; /* lives for one event */
	struct demo_data data;
	struct now now; /* at which it stands */
	struct demo_folk *folk;
	int n;
	struct dice dice; /* of what is nobody's */
	VEC(struct demo_event) heap;
	int64_t events;
	int64_t made; /* the id of what the last command made */
	struct person reception, therapist, doctor, manager;
};

/* Something happens later; what is after the present never does. */
void demo_later(struct demo *d, struct demo_event ev);
/* The next day from day on on which the clinic is open. */
int demo_open_day(const struct demo *d, int day);

/* Runs a command that must not be refused, as that person. */
bool demo_do(struct demo *d, const struct person *who, const char *command,
    const struct pair *pairs, size_t n, struct err *e) MUST_CHECK;
/* The same, but a refusal is *done = false and no error. */
bool demo_try(struct demo *d, const struct person *who, const char *command,
    const struct pair *pairs, size_t n, bool *done, struct err *e) MUST_CHECK;
/* "#7" */
const char *demo_ref(struct demo *d, int64_t id);
const char *demo_number(struct demo *d, int64_t n);

/* demo_people.c: who comes. */
void demo_people(struct demo *d, uint64_t seed);
bool demo_register(struct demo *d, struct demo_folk *f, struct err *e) MUST_CHECK;

/* demo_form.c: fills a form with what is given, the rest by the odds, and saves it. */
bool demo_form(struct demo *d, struct demo_folk *f, const struct person *who, const char *form,
    const struct pairs *given, struct err *e) MUST_CHECK;

/* demo_walk.c: what happens to a person, but for sessions. */
bool demo_walk(struct demo *d, const struct demo_event *ev, struct err *e) MUST_CHECK;

/* demo_book.c: sessions. */
bool demo_book_course(struct demo *d, int who, int64_t course, struct err *e) MUST_CHECK;
bool demo_session(struct demo *d, const struct demo_event *ev, struct err *e) MUST_CHECK;
/* Visits enough for today and tomorrow. */
bool demo_fill_day(struct demo *d, struct err *e) MUST_CHECK;

#endif
