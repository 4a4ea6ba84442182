/* a_pack - the pack that ships, opened once for all tests of a program. */
#ifndef TESTS_A_PACK_H
#define TESTS_A_PACK_H

#include "model/pack.h"

struct a_pack {
	struct arena a;
	struct expr_env *env;
	const struct pack *p;
};

/* For cmocka: *state is a struct a_pack. */
int a_pack_open(void **state);
int a_pack_close(void **state);

#endif
