/* a_house - therapists and rooms of a small clinic, for tests of the book without a database. */
#ifndef TESTS_A_HOUSE_H
#define TESTS_A_HOUSE_H

#include "sched/calendar.h"

/* Monday to Friday 08:00 to 17:00; the sixth row is Saturday 09:00 to 12:00. */
enum { A_HOUSE_WEEKDAYS = 5, A_HOUSE_WITH_SATURDAY = 6 };
extern const struct hours a_house_week[A_HOUSE_WITH_SATURDAY];

/* There on weekdays, one place at a time; its name is its code. */
struct resource a_house_resource(int64_t id, enum res_kind kind, const char *code, uint64_t skills);

#endif
