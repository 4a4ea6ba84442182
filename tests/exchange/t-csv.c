/* Tables as other programs write them, and what is none. */
#include "lib/test.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "exchange/csv.h"

/* "a|b / c|d": the cells of each line. */
static const char *
shape(const struct csv *t, struct arena *a)
{
	struct text s = { .a = a };

	for (size_t i = 0; i < t->list.n; i++) {
		if (i > 0)
			text_add(&s, " / ");
		for (size_t k = 0; k < t->list.at[i].cells.n; k++)
			text_addf(&s, "%s%s", k > 0 ? "|" : "", t->list.at[i].cells.at[k]);
	}
	return text_get(&s);
}

static void
every_usual_way_to_write_a_table_is_read(void **state)
{
	static const char *const row[][2] = {
		{ "a,b\nc,d\n", "a|b / c|d" },
		{ "\xEF\xBB\xBF"
		  "a,b\r\nc,d",
		    "a|b / c|d" },
		{ "a,b\rc,d\r", "a|b / c|d" },
		{ "a,b\r\nc,d\ne,f\r", "a|b / c|d / e|f" },
		{ "a;b\n\"c;,\";d\n", "a|b / c;,|d" },
		{ "a\tb\nc\t\n", "a|b / c|" },
		{ "a\n\n\nb\n", "a / b" },
		{ "a,b\n\"say \"\"so\"\"\",\"two\nlines\"\n", "a|b / say \"so\"|two\nlines" },
		{ "\"a\",\"\"\n", "a|" },
		{ ",\n", "|" },
		{ "M\xC3\xBCller,\xE7\x8E\x8B\n", "M\xC3\xBCller|\xE7\x8E\x8B" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct arena a = { 0 };
		struct csv t;
		struct err e;

		must(csv_read("x.csv", row[i][0], strlen(row[i][0]), &a, &t, &e));
		is_str(shape(&t, &a), row[i][1]);
		arena_clear(&a);
	}
}

static void
a_line_knows_where_it_begins(void **state)
{
	static const char text[] = "a,b\r\n\r\n\"x\r\ny\",z\r\nlast,one\r\n";
	struct arena a = { 0 };
	struct csv t;
	struct err e;

	(void)state;
	must(csv_read("x.csv", text, strlen(text), &a, &t, &e));
	assert_int_equal(t.list.n, 3);
	assert_int_equal(t.list.at[1].line, 3);
	assert_int_equal(t.list.at[2].line, 5);
	arena_clear(&a);
}

static void
what_is_no_table_is_refused_with_its_line(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
		const char *says;
	} row[] = {
		{ "", 0, "x.csv: the file is empty" },
		{ "\xFF\xFE"
		  "a\0",
		    4, "x.csv: is UTF-16" },
		{ "\xFE\xFF\0a", 4, "iconv -f UTF-16" },
		{ "a,b\nc\0,d\n", 9, "x.csv:2: there is a NUL byte" },
		{ "name\nM\xFCller\n", 12, "x.csv:2: is not UTF-8" },
		{ "name\n\xC0\xAF\n", 8, "x.csv:2: is not UTF-8" },
		{ "a\nb\n\"c\nd\n", 9, "x.csv:3: a quote opens here and never closes" },
		{ "a\n\"b\"c\n", 7, "x.csv:2: something follows a closing quote" },
		{ "a\nb\"c\"\n", 7, "x.csv:2: a quote stands within a cell" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct arena a = { 0 };
		struct csv t;
		struct err e;

		assert_false(csv_read("x.csv", row[i].bytes, row[i].n, &a, &t, &e));
		assert_int_equal(e.code, ERR_INPUT);
		if (strstr(e.text, row[i].says) == NULL)
			is_str(e.text, row[i].says);
		arena_clear(&a);
	}
}

static void
no_line_and_no_cell_is_without_end(void **state)
{
	enum { LONG = 3 << 20 };
	struct arena a = { 0 };
	char *text = arena_alloc(&a, LONG + 1);
	struct csv t;
	struct err e;

	(void)state;
	memset(text, ',', LONG);
	assert_false(csv_read("x.csv", text, LONG, &a, &t, &e));
	is_str(e.text, "x.csv:1: a line has at most 200 cells");
	memset(text, 'x', LONG);
	assert_false(csv_read("x.csv", text, LONG, &a, &t, &e));
	is_str(e.text, "x.csv:1: a cell has at most 4000 bytes");
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_usual_way_to_write_a_table_is_read),
		cmocka_unit_test(a_line_knows_where_it_begins),
		cmocka_unit_test(what_is_no_table_is_refused_with_its_line),
		cmocka_unit_test(no_line_and_no_cell_is_without_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
