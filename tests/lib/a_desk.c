#include "lib/a_desk.h"

#include <string.h>

#include "app/inside.h"
#include "base/text.h"
#include "lib/test.h"
#include "store/resource_store.h"

void
a_desk_open(struct a_desk *d)
{
	*d = (struct a_desk){ 0 };
	a_clinic_open(&d->c);
	a_book_resources(&d->c);
	d->anna = a_clinic_patient(&d->c, "Hall", "Anna", "14/7/1968");
	d->ben = a_clinic_patient(&d->c, "Smith", "Ben", "2/3/1971");
	d->anna_course = a_book_course(&d->c, d->anna, 6);
	d->ben_course = a_book_course(&d->c, d->ben, 6);
}

void
a_desk_close(struct a_desk *d)
{
	a_clinic_close(&d->c);
}

const char *
a_desk_number(struct a_desk *d, int64_t n)
{
	return text_fmt(&d->c.a, "%lld", (long long)n);
}

void
a_desk_course(struct a_desk *d, int64_t course, const char *wish)
{
	do_(&d->c, "course.book", { "course", a_desk_number(d, course) }, { "wish", wish });
}

int64_t
a_desk_talk(struct a_desk *d, int64_t patient, const char *at, const char *with)
{
	return do_(&d->c, "session.book", { "patient", a_clinic_ref(&d->c, patient) }, { "at", at },
	    { "label", "Talk" }, { "therapist", with });
}

struct session
a_desk_session(struct a_desk *d, int64_t id)
{
	struct session s;
	struct err e = { 0 };

	must(session_find(d->c.app->db, id, &d->c.a, &s, &e));
	return s;
}

struct sessions
a_desk_sessions(struct a_desk *d, int64_t course)
{
	struct sessions all;
	struct err e = { 0 };

	must(session_of_course(d->c.app->db, course, &d->c.a, &all, &e));
	return all;
}

bool
a_desk_heard(const struct a_desk *d, const char *words)
{
	for (size_t i = 0; i < d->c.out.reasons.n; i++)
		if (strstr(d->c.out.reasons.at[i], words) != NULL)
			return true;
	return false;
}

int64_t
a_desk_resource(struct a_desk *d, const char *code)
{
	struct kept_resource r;
	struct err e = { 0 };

	must(resource_find_code(d->c.app->db, code, &d->c.a, &r, &e));
	return r.id;
}
