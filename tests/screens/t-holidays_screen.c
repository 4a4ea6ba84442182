/* Holidays out of a file: they are looked at, then closed, then what was hit is replanned. */
#include <stdio.h>

#include "base/text.h"
#include "lib/a_book.h"
#include "lib/a_screen.h"
#include "lib/test.h"

static const char two[] =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
    "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261208\r\nSUMMARY:Conception\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nDTSTART:20261209T100000\r\nSUMMARY:A meeting\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n";

static const char *
a_file(struct a_screen *s, const char *name, const char *text)
{
	const char *path = text_fmt(&s->a, "%s/%s", test_dir(&s->a), name);
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
	return path;
}

static bool
is_closed(struct a_screen *s)
{
	struct pair pairs[] = { { "patient", "#1" }, { "at", "2026-12-08 15:00" },
		{ "label", "Talk" }, { "therapist", "KB" } };
	struct outcome out = { 0 };
	struct err e = { 0 };

	return !command_try(s->c.app, "session.book", pairs, 4, &out, &s->a, &e);
}

/* One who is booked on that day. */
static void
open_booked(struct a_screen *s)
{
	int64_t id;

	a_screen_open(s);
	id = a_clinic_patient(&s->c, "Hall", "Margaret", "1968-07-14");
	a_book_resources(&s->c);
	do_(&s->c, "session.book", { "patient", a_clinic_ref(&s->c, id) },
	    { "at", "2026-12-08 10:00" }, { "label", "Talk" }, { "minutes", "30" },
	    { "therapist", "KB" });
}

static void
a_file_is_looked_at_closed_and_replanned(void **state)
{
	struct a_screen s;

	(void)state;
	open_booked(&s);
	a_screen_keys(&s, "g h");
	a_screen_type(&s, a_file(&s, "h.ics", two));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Read 2, would add 1, ignored 1; 1 booked on those days."));
	assert_true(a_screen_shows(&s, "line 3: Tue 08-Dec-2026, Conception: 1 booked then"));
	assert_true(a_screen_shows(&s, "line 7: A meeting ignored:"));
	assert_false(is_closed(&s));
	a_screen_keys(&s, "Enter");
	assert_true(is_closed(&s));
	assert_true(a_screen_shows(&s, "Visits that cannot take place"));
	assert_true(a_screen_shows(&s, "HALL, Margaret"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "HALL, Margaret"));
	a_screen_close(&s);
}

static void
another_file_is_read_again_before_anything_is_closed(void **state)
{
	struct a_screen s;

	(void)state;
	open_booked(&s);
	a_screen_keys(&s, "g h Enter");
	assert_true(a_screen_shows(&s, "Name the file"));
	a_screen_type(&s, a_file(&s, "h.ics", two));
	a_screen_keys(&s, "Enter");
	a_screen_type(&s, "x");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "cannot be read"));
	assert_false(is_closed(&s));
	a_screen_keys(&s, "Backspace Enter Esc");
	assert_false(is_closed(&s));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_is_looked_at_closed_and_replanned),
		cmocka_unit_test(another_file_is_read_again_before_anything_is_closed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
