#include "lib/a_pack.h"

#include "lib/test.h"

int
a_pack_open(void **state)
{
	struct arena a = { 0 };
	struct a_pack *f = arena_new(&a, struct a_pack);
	struct err e = { 0 };

	must(expr_env_open(&f->env, &e));
	must(pack_open(test_top(&a, "data/onfh"), f->env, &a, &f->p, &e));
	f->a = a;
	*state = f;
	return 0;
}

int
a_pack_close(void **state)
{
	struct a_pack *f = *state;
	struct arena a = f->a;

	expr_env_close(f->env);
	arena_clear(&a);
	return 0;
}
