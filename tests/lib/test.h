/* test - what every test of this house includes: cmocka, and texts that tell. */
#ifndef TEST_H
#define TEST_H

/* cmocka wants these before itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/err.h"

/* The whole texts, line by line, when they differ. */
#define is_str(got, want) test_is_str((got), (want), __FILE__, __LINE__)
/* A call that must succeed: its sentence when it does not. */
#define must(call) test_must((call), &e, #call, __FILE__, __LINE__)

void test_is_str(const char *got, const char *want, const char *file, int line);
void test_must(bool done, const struct err *e, const char *call, const char *file, int line);

/* The path of a file of the source tree; lives in a. */
const char *test_top(struct arena *a, const char *path);

/* A new empty folder for this test, below TMPDIR, removed when the program ends unless KEEP
 * is set; lives in a. */
const char *test_dir(struct arena *a);

#endif
