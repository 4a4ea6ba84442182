#include "lib/a_screen.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "lib/margaret.h"
#include "lib/test.h"
#include "ui/key.h"
#include "ui/keymap.h"

void
a_screen_open(struct a_screen *s)
{
	struct err e = { 0 };

	*s = (struct a_screen){ .rows = 24, .cols = 80, .glyphs = GLYPHS_UNICODE };
	a_clinic_open(&s->c);
	must(keymap_make(&key_table, &s->a, &s->keys, &e));
	must(stack_open(s->c.app, s->keys, &s->stack, &e));
	a_screen_size(s, 24, 80);
}

void
a_screen_close(struct a_screen *s)
{
	stack_close(s->stack);
	arena_clear(&s->a);
	a_clinic_close(&s->c);
}

/* What is drawn for one key, alone where that may be, is what drawing all would have shown; and
 * the cursor is on a focus, never on the title (UX.md 6.1). */
static void
key(struct a_screen *s, const struct key *k)
{
	struct arena turn = { 0 };
	struct grid *all = grid_new(&turn, s->rows, s->cols, s->glyphs, s->ascii);

	s->ended = !stack_key(s->stack, k);
	s->typed++;
	stack_update(s->stack, s->seen, &turn);
	stack_draw(s->stack, all, &turn);
	is_str(grid_dump_looks(s->seen, &turn), grid_dump_looks(all, &turn));
	if (all->cursor_y == 0)
		fail_msg("the cursor is on no focus:\n%s", grid_dump(all, &turn));
	arena_clear(&turn);
}

void
a_screen_keys(struct a_screen *s, const char *names)
{
	while (*names != '\0') {
		size_t n = strcspn(names, " ");
		const char *name = arena_strn(&s->a, names, n);
		struct key k = { .code = ' ' };

		if (n > 0) {
			assert_true(strcmp(name, "Space") == 0 || key_read(name, &k));
			key(s, &k);
		}
		names += n + strspn(names + n, " ");
	}
}

void
a_screen_type(struct a_screen *s, const char *text)
{
	uint32_t cp;

	while ((cp = utf8_next(&text)) != 0)
		key(s, &(struct key){ .code = cp });
}

void
a_screen_size(struct a_screen *s, int rows, int cols)
{
	s->rows = rows;
	s->cols = cols;
	s->seen = grid_new(&s->a, rows, cols, s->glyphs, s->ascii);
	stack_size(s->stack, rows, cols);
}

void
a_screen_vt100(struct a_screen *s)
{
	s->glyphs = GLYPHS_ASCII;
	s->ascii = true;
	a_screen_size(s, s->rows, s->cols);
}

const char *
a_screen_dump(struct a_screen *s)
{
	struct grid *g = grid_new(&s->a, s->rows, s->cols, s->glyphs, s->ascii);

	stack_draw(s->stack, g, &s->a);
	return grid_dump(g, &s->a);
}

bool
a_screen_shows(struct a_screen *s, const char *text)
{
	return strstr(a_screen_dump(s), text) != NULL;
}

static const char *
read_all(struct arena *a, const char *path)
{
	FILE *f = fopen(path, "r");
	struct text t = { .a = a };
	char line[1024];

	if (f == NULL)
		return "";
	while (fgets(line, sizeof(line), f) != NULL)
		text_add(&t, line);
	fclose(f);
	return text_get(&t);
}

/* Row by row: a whole screen is more than one message of the test takes. */
static void
say_difference(const char *name, const char *got, const char *want)
{
	print_error("%s\n", name);
	while (*got != '\0' || *want != '\0') {
		int g = (int)strcspn(got, "\n"), w = (int)strcspn(want, "\n");

		if (g != w || strncmp(got, want, (size_t)g) != 0)
			print_error("- %.*s\n+ %.*s\n", w, want, g, got);
		got += g + (got[g] == '\n');
		want += w + (want[w] == '\n');
	}
}

/* The pack's hash changes with every word of the pack, and no screen with it. */
static const char *
without_hash(struct arena *a, const char *dump)
{
	static const char before[] = "Pack onfh 1 ";
	char *got = arena_str(a, dump), *at = strstr(got, before);

	if (at != NULL)
		for (at += strlen(before); isxdigit((unsigned char)*at); at++)
			*at = '.';
	return got;
}

void
a_screen_is(struct a_screen *s, const char *name)
{
	const char *golden = getenv("GOLDEN"), *got = without_hash(&s->a, a_screen_dump(s));
	const char *path = text_fmt(&s->a, "%s/%s.txt", test_top(&s->a, "tests/screens"), name);

	if (golden != NULL && strcmp(golden, "new") == 0) {
		FILE *f = fopen(path, "w");

		assert_non_null(f);
		fputs(got, f);
		assert_int_equal(fclose(f), 0);
	} else if (strcmp(got, read_all(&s->a, path)) != 0) {
		say_difference(name, got, read_all(&s->a, path));
		fail();
	}
}

int64_t
a_screen_margaret(struct a_screen *s, bool staged)
{
	int64_t id = a_clinic_patient(&s->c, "Hall", "Margaret", "1968-07-14");

	margaret_intake(&s->c, id);
	if (staged)
		margaret_stage(&s->c, id, NULL, 0);
	return id;
}

void
a_screen_print(struct a_screen *s)
{
	const char *d = a_screen_dump(s);

	while (*d != '\0') {
		size_t n = strcspn(d, "\n");

		print_message("%.*s\n", (int)n, d);
		d += n + (d[n] == '\n');
	}
}
