/* demo_data - what a made-up clinic is made of: the files of data/demo, read. */
#ifndef APP_DEMO_DATA_H
#define APP_DEMO_DATA_H

#include "app/command.h"
#include "app/dice.h"

/* A name in Latin letters and in its own script; native is "" for Latin ones. */
struct demo_name {
	const char *latin, *native;
};

struct demo_names {
	VEC(struct demo_name) list;
};

struct demo_script {
	int share;
	const char *order; /* FG, "F G", "G F"; "" without names in a script of its own */
	struct demo_names family, women, men;
};

/* Answers or parameters that go together. */
struct demo_group {
	int share;
	const char *name; /* a stage, command or protocol; "" */
	struct pair *pair;
	size_t n;
};

struct demo_groups {
	VEC(struct demo_group) list;
};

struct demo_texts {
	VEC(const char *) list;
};

/* How a question that must be asked is answered, of a hundred. */
struct demo_odds {
	const char *field;
	int yes, unsure;
};

struct demo_choice {
	const char *stage;
	struct demo_texts words;
};

struct demo_data {
	VEC(struct demo_script) script;
	VEC(struct demo_odds) odds;
	VEC(struct demo_choice) treatment;
	struct demo_groups command, hip, history, course, visit;
	struct demo_texts phone, alert, goal;
};

/* name.cfg, clinic.cfg and case.cfg of a folder.  Lives in a.
 * errors  ERR_CONF, ERR_IO. */
bool demo_data_load(
    const char *folder, struct arena *a, struct demo_data *out, struct err *e) MUST_CHECK;

/* One of the groups, by their shares. */
int demo_pick(const struct demo_groups *g, struct dice *d);
const char *demo_text(const struct demo_texts *t, struct dice *d);
/* "t-12" is that day before day, as 2026-11-11; other texts are themselves. */
const char *demo_date(const char *text, int day, struct arena *a);

#endif
