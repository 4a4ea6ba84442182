/* The drill: a backup is tried like for a restore, and the screen knows how it went. */
#include "lib/test.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "app/drill.h"
#include "base/text.h"
#include "lib/a_clinic.h"
#include "lib/process.h"

struct place {
	struct a_clinic c;
	const char *dir; /* of backups */
};

static void
open_place(struct place *p)
{
	a_clinic_open(&p->c);
	p->dir = test_dir(&p->c.a);
}

static struct ran
run(struct place *p, const char *verb, const char *path)
{
	return coxa_(&p->c.a, p->c.paths.db, verb, path);
}

static const char *
warning(struct place *p, int days)
{
	struct now now = app_now(p->c.app);
	const char *out;
	struct err e;

	now.day += days;
	app_set_now(p->c.app, now);
	must(drill_warning(p->c.app, &p->c.a, &out, &e));
	now.day -= days;
	app_set_now(p->c.app, now);
	return out;
}

static void
a_good_backup_can_be_restored_for_35_days(void **state)
{
	struct place p;
	struct ran r;

	(void)state;
	open_place(&p);
	is_str(warning(&p, 0), "");
	r = run(&p, "backup", text_fmt(&p.c.a, "%s/b.db", p.dir));
	assert_int_equal(r.status, EX_OK);
	a_clinic_patient(&p.c, "Hall", "Ann", "1968-07-14");
	r = run(&p, "drill", p.dir);
	is_str(r.err, "");
	assert_non_null(strstr(r.out, "b.db: could be restored, is 0 minutes behind: audit "));
	assert_int_equal(r.status, EX_OK);
	is_str(warning(&p, 35), "");
	is_str(warning(&p, 36), "No backup was tried since 23-Nov-2026");
	a_clinic_close(&p.c);
}

static void
a_bad_one_or_none_is_told(void **state)
{
	struct place p, other;
	struct ran r;
	const char *file;

	(void)state;
	open_place(&p);
	r = run(&p, "drill", p.dir);
	assert_non_null(strstr(r.err, "there is no backup in it"));
	assert_int_equal(r.status, EX_DATAERR);
	is_str(warning(&p, 0), "The backup tried on 23-Nov-2026 could not be restored");
	file = text_fmt(&p.c.a, "%s/b.db", p.dir);
	r = run(&p, "backup", file);
	assert_int_equal(r.status, EX_OK);
	r = run(&p, "drill", file);
	assert_int_equal(r.status, EX_OK);
	is_str(warning(&p, 0), "");
	assert_int_equal(truncate(file, 20000), 0);
	r = run(&p, "drill", p.dir);
	assert_true(r.status == EX_IOERR || r.status == EX_DATAERR);
	is_str(warning(&p, 0), "The backup tried on 23-Nov-2026 could not be restored");
	open_place(&other);
	a_clinic_patient(&other.c, "Hall", "Ann", "1968-07-14");
	file = text_fmt(&other.c.a, "%s/b.db", other.dir);
	r = run(&other, "backup", file);
	assert_int_equal(r.status, EX_OK);
	r = run(&p, "drill", file);
	assert_int_equal(r.status, EX_DATAERR);
	assert_non_null(strstr(r.out, "of the backup is not in this clinic's"));
	assert_non_null(strstr(r.out, "patient: the backup holds 1 rows, the database only 0"));
	a_clinic_close(&other.c);
	a_clinic_close(&p.c);
}

static void
a_clinic_that_never_tried_one_is_told_after_35_days(void **state)
{
	struct place p;

	(void)state;
	open_place(&p);
	is_str(warning(&p, 35), "");
	is_str(warning(&p, 36), "No backup was ever tried: man coxa-admin says how");
	assert_int_equal(run(&p, "backup", text_fmt(&p.c.a, "%s/b.db", p.dir)).status, EX_OK);
	is_str(warning(&p, 36), "No backup was ever tried: man coxa-admin says how");
	assert_int_equal(run(&p, "drill", p.dir).status, EX_OK);
	is_str(warning(&p, 35), "");
	a_clinic_close(&p.c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_good_backup_can_be_restored_for_35_days),
		cmocka_unit_test(a_bad_one_or_none_is_told),
		cmocka_unit_test(a_clinic_that_never_tried_one_is_told_after_35_days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
