/* people - a database with made-up patients, for tests of the store. */
#ifndef STORE_PEOPLE_H
#define STORE_PEOPLE_H

#include "store/patient_store.h"

struct person {
	const char *family, *given, *native, *reading, *previous, *phone;
	int y, m, d;
};

struct people {
	struct arena a;
	struct fold fold;
	struct db *db;
};

extern const struct actor people_actor;
extern const struct now people_now;

/* In memory. */
void people_open(struct people *s, const struct person *p, size_t n);
void people_close(struct people *s);

/* One patient more; its id. */
int64_t people_add(struct people *s, const struct person *p);

#endif
