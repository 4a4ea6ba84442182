#include "store/people.h"

#include "lib/test.h"

const struct actor people_actor = { .os_uid = 1000, .station = "pts/1", .reason = "" };
const struct now people_now = { .at = 1795424400, .day = 20780, .minute = 540 }; /* 23-Nov-2026 */

int64_t
people_add(struct people *s, const struct person *p)
{
	struct patient new = { .sex = "F" };
	struct err e;
	struct tx *tx;
	bool done;

	new.born = p->y == 0 ? DAY_NONE : day_of(p->y, p->m, p->d);
	*vec_add(&s->a, &new.name) = (struct person_name){ .kind = "current",
		.family = p->family,
		.given = p->given,
		.native = p->native,
		.reading = p->reading };
	if (p->previous != NULL)
		*vec_add(&s->a, &new.name) =
		    (struct person_name){ .kind = "previous", .family = p->previous };
	if (p->phone != NULL)
		*vec_add(&s->a, &new.contact) =
		    (struct contact){ .kind = "phone", .value = p->phone, .allowed = AGREED_YES };
	must(tx_begin(s->db, &people_actor, "patient.register", people_now, &tx, &e));
	done = patient_add(tx, &new, &s->fold, &s->a, &e);
	must(tx_end(tx, done, &e));
	return new.id;
}

void
people_open(struct people *s, const struct person *p, size_t n)
{
	struct err e;

	*s = (struct people){ 0 };
	must(db_open(":memory:", &s->db, &e));
	for (size_t i = 0; i < n; i++)
		people_add(s, &p[i]);
}

void
people_close(struct people *s)
{
	db_close(s->db);
	fold_close(&s->fold);
	arena_clear(&s->a);
}
