/* Each target with its corpus and with seeded mutations of it.  Without libFuzzer, and so in
 * every check:  t-fuzz TARGET SEED COUNT LAST runs one, t-fuzz TARGET FILE... these inputs,
 * t-fuzz --list names them, t-fuzz --seeds TARGET the folders that it begins with. */
#include "lib/test.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "fuzz/mutate.h"
#include "fuzz/target.h"
#include "lang/width.h"
#include "lib/process.h"
#include "lib/soak.h"

enum { ROUNDS = 20, TARGETS_MOST = 40 };

struct runner {
	const struct target *t;
	void *state;
	int last; /* the file that holds the input that is being run; -1: none */
};

/* libconfig forgets the text that it was in when a file is refused. */
const char *__lsan_default_suppressions(void);

const char *
__lsan_default_suppressions(void)
{
	return "leak:libconfig.so\n";
}

/* What a target has opened lives until the program ends, and is found by who looks for leaks. */
static struct runner the_one;

/* Exactly so long that a sanitizer sees a byte that is read beyond. */
static void
run(struct runner *r, const char *text, size_t n)
{
	char *copy = malloc(n + 1);

	assert_non_null(copy);
	memcpy(copy, text, n);
	copy[n] = '\0';
	if (r->last >= 0)
		assert_true(
		    pwrite(r->last, copy, n, 0) == (ssize_t)n && ftruncate(r->last, (off_t)n) == 0);
	r->t->run(r->state, copy, n);
	free(copy);
}

static void
start(struct runner *r, const struct target *t)
{
	*r = (struct runner){ .t = t, .last = -1 };
	r->state = t->open == NULL ? NULL : t->open();
}

static void
read_corpus(const struct target *t, struct corpus *c)
{
	corpus_read(c, test_top(&c->a, text_fmt(&c->a, "tests/fuzz/corpus/%s", t->name)), "");
	if (t->seeds != NULL)
		corpus_read(c, test_top(&c->a, t->seeds), t->only);
	corpus_add(c, "", 0);
}

static int
run_seed(const struct target *t, uint64_t seed, long count, const char *last)
{
	struct corpus c = { 0 };
	struct runner *r = &the_one;

	start(r, t);
	r->last = open(last, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	assert_true(r->last >= 0);
	read_corpus(t, &c);
	for (size_t i = 0; i < c.list.n; i++)
		run(r, c.list.at[i].text, c.list.at[i].n);
	for (long i = 0; i < count; i++) {
		struct dice d = dice_of(seed, (uint64_t)i);
		struct arena a = { 0 };
		struct input in = mutate(&c, &d, &a);

		run(r, in.text, in.n);
		arena_clear(&a);
	}
	arena_clear(&c.a);
	return 0;
}

static int
run_files(const struct target *t, char **path)
{
	start(&the_one, t);
	for (; *path != NULL; path++) {
		struct corpus c = { 0 };

		corpus_read(&c, *path, "");
		if (c.list.n == 0)
			corpus_file(&c, *path);
		for (size_t i = 0; i < c.list.n; i++)
			run(&the_one, c.list.at[i].text, c.list.at[i].n);
		arena_clear(&c.a);
	}
	return 0;
}

static void
holds(void **state)
{
	const struct target *t = *state;
	struct arena a = { 0 };
	const char *count = text_fmt(&a, "%d", ROUNDS * t->cost);
	const char *last = text_fmt(&a, "%s/fuzz-%s", test_dir(&a), t->name);

	for (struct soak s = soak_begin(1); soak_next(&s);) {
		const char *seed = text_fmt(&a, "%llu", (unsigned long long)s.seed);
		struct ran r = process_run(&a,
		    (const char *const[]){ "/proc/self/exe", t->name, seed, count, last, NULL });

		if (r.status != 0) {
			fprintf(stderr, "%s%s\nagain: tests/fuzz/t-fuzz %s %s\n", r.out, r.err,
			    t->name, last);
			fail();
		}
	}
	arena_clear(&a);
}

static int
list(void)
{
	const struct target *t;

	for (size_t i = 0; (t = target_at(i)) != NULL; i++)
		printf("%s\n", t->name);
	return 0;
}

/* For libFuzzer. */
static int
list_seeds(const struct target *t)
{
	struct arena a = { 0 };
	const char *corpus = test_top(&a, text_fmt(&a, "tests/fuzz/corpus/%s", t->name));

	if (access(corpus, F_OK) == 0)
		puts(corpus);
	if (t->seeds != NULL)
		puts(test_top(&a, t->seeds));
	arena_clear(&a);
	return 0;
}

static int
run_all(void)
{
	struct CMUnitTest test[TARGETS_MOST];
	const struct target *t;
	size_t n = 0;

	while ((t = target_at(n)) != NULL) {
		assert_true(n < TARGETS_MOST);
		test[n++] = (struct CMUnitTest){
			.name = t->truth, .test_func = holds, .initial_state = (void *)(uintptr_t)t
		};
	}
	return _cmocka_run_group_tests("any bytes", test, n, NULL, NULL);
}

int
main(int argc, char **argv)
{
	const struct target *t;
	struct err e;
	bool utf8, seeds;

	if (!width_locale(&utf8, &e))
		return 1;
	if (argc == 1)
		return run_all();
	if (strcmp(argv[1], "--list") == 0)
		return list();
	seeds = argc == 3 && strcmp(argv[1], "--seeds") == 0;
	t = target_find(argv[seeds ? 2 : 1]);
	if (t == NULL) {
		fprintf(stderr, "t-fuzz: there is no target called %s\n", argv[seeds ? 2 : 1]);
		return 2;
	}
	if (seeds)
		return list_seeds(t);
	return argc == 5 ? run_seed(t, strtoull(argv[2], NULL, 10), atol(argv[3]), argv[4])
			 : run_files(t, argv + 2);
}
