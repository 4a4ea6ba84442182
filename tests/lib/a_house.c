#include "lib/a_house.h"

const struct hours a_house_week[A_HOUSE_WITH_SATURDAY] = { { 1, { 480, 1020 } },
	{ 2, { 480, 1020 } }, { 3, { 480, 1020 } }, { 4, { 480, 1020 } }, { 5, { 480, 1020 } },
	{ 6, { 540, 720 } } };

struct resource
a_house_resource(int64_t id, enum res_kind kind, const char *code, uint64_t skills)
{
	return (struct resource){ .id = id,
		.kind = kind,
		.code = code,
		.name = code,
		.skills = skills,
		.lanes = 1,
		.hours = a_house_week,
		.nhours = A_HOUSE_WEEKDAYS };
}
