/* The database goes wrong under a running program: it stops writing, says so, and what
 * is typed is where it says. */
#include "lib/test.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/text.h"
#include "lib/process.h"
#include "lib/tty.h"

struct desk {
	struct arena a;
	const char *dir, *db, *own; /* own: the folder that is the person's alone */
	struct tty *t;
};

static struct tty *
start(struct desk *d)
{
	const char *const env[] = { text_fmt(&d->a, "XDG_RUNTIME_DIR=%s", d->own), NULL };
	const char *const argv[] = { coxa_path(&d->a), "--data", test_top(&d->a, "."), "--db",
		d->db, "--now", "2026-11-23T09:00", NULL };
	struct tty *t = tty_start(&(struct tty_options){ .env = env }, argv);

	tty_see(t, "Nobody is booked today");
	return t;
}

static void
open_at(struct desk *d, const char *dir)
{
	d->dir = dir;
	d->db = text_fmt(&d->a, "%s/c.db", dir);
	d->own = test_dir(&d->a);
	assert_int_equal(coxa_(&d->a, d->db, "init").status, 0);
	d->t = start(d);
}

static void
open_desk(struct desk *d)
{
	*d = (struct desk){ 0 };
	open_at(d, test_dir(&d->a));
}

static void
close_desk(struct desk *d)
{
	tty_end(d->t);
	arena_clear(&d->a);
}

/* Up to the given name, of which two letters are typed. */
static void
type_half(struct tty *t)
{
	tty_keys(t, "F6");
	tty_see(t, "New patient");
	tty_keys(t, "O k a f o r Enter K e");
	tty_see(t, "▸ Given name            Ke");
}

static void
type_rest(struct tty *t)
{
	tty_keys(t, "m i F8 PgDn");
	tty_type(t, "04031961");
	tty_keys(t, "Enter f");
	tty_see(t, "1 Female");
}

static const char *
content(struct desk *d, const char *path)
{
	char *all = arena_alloc(&d->a, 4096);
	FILE *f = fopen(path, "r");

	assert_non_null(f);
	all[fread(all, 1, 4095, f)] = '\0';
	fclose(f);
	return all;
}

/* The one file of the person's folder, which the screen names and nobody else may read. */
static void
is_rescued(struct desk *d)
{
	DIR *dir = opendir(d->own);
	const char *path = NULL, *text;
	struct dirent *x;
	struct stat st;

	assert_non_null(dir);
	while ((x = readdir(dir)) != NULL)
		if (strncmp(x->d_name, "coxa-rescue-", 12) == 0) {
			assert_null(path);
			path = text_fmt(&d->a, "%s/%s", d->own, x->d_name);
		}
	closedir(dir);
	assert_non_null(path);
	tty_see(d->t, path);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	text = content(d, path);
	if (strstr(text, "  Family name: Okafor\n  Given name: Ke\n") == NULL)
		is_str(text, "the names that were typed");
	unlink(path);
}

static void
leave(struct desk *d)
{
	tty_keys(d->t, "g q");
	assert_int_equal(tty_status(d->t), EX_OK);
}

static void
a_deleted_database_ends_the_work_and_what_is_typed_is_in_a_file(void **state)
{
	struct desk d;

	(void)state;
	open_desk(&d);
	type_half(d.t);
	assert_int_equal(unlink(d.db), 0);
	tty_see(d.t, "Nothing can be saved here any more");
	tty_see(d.t, "replaced");
	tty_see_gone(d.t, "Okafor");
	is_rescued(&d);
	leave(&d);
	assert_int_not_equal(access(d.db, F_OK), 0); /* and no new one is made in its place */
	close_desk(&d);
}

/* Another clinic's file, or a copy, under the name: nothing goes into it. */
static void
a_file_that_takes_its_place_is_never_written(void **state)
{
	struct desk d;
	const char *other;

	(void)state;
	open_desk(&d);
	other = text_fmt(&d.a, "%s/other.db", d.dir);
	assert_int_equal(coxa_(&d.a, other, "init", "--name", "Other").status, 0);
	type_half(d.t);
	assert_int_equal(rename(other, d.db), 0);
	tty_see(d.t, "Nothing can be saved here any more");
	is_rescued(&d);
	leave(&d);
	assert_int_equal(coxa_(&d.a, d.db, "check").status, EX_OK);
	assert_null(strstr(coxa_(&d.a, d.db, "audit", "list").out, "sign-in"));
	close_desk(&d);
}

static void
a_database_that_is_cut_to_nothing_is_lost_too(void **state)
{
	struct desk d;

	(void)state;
	open_desk(&d);
	type_half(d.t);
	assert_int_equal(truncate(d.db, 0), 0);
	tty_see(d.t, "Nothing can be saved here any more");
	is_rescued(&d);
	close_desk(&d);
}

static void
a_database_that_is_put_back_goes_on_where_it_was(void **state)
{
	struct desk d;
	const char *aside;

	(void)state;
	open_desk(&d);
	aside = text_fmt(&d.a, "%s/aside", d.dir);
	type_half(d.t);
	assert_int_equal(rename(d.db, aside), 0);
	tty_see(d.t, "Nothing can be saved here any more");
	assert_int_equal(rename(aside, d.db), 0);
	tty_see(d.t, "▸ Given name            Ke");
	type_rest(d.t);
	tty_keys(d.t, "F2");
	tty_see(d.t, "OKAFOR, Kemi is registered as");
	close_desk(&d);
}

static void
run_sql(const char *db, const char *sql)
{
	sqlite3 *h;

	assert_int_equal(sqlite3_open(db, &h), SQLITE_OK);
	assert_int_equal(sqlite3_exec(h, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(h);
}

static void
a_newer_programs_tables_end_the_work_of_an_older_one(void **state)
{
	struct desk d;

	(void)state;
	open_desk(&d);
	type_half(d.t);
	run_sql(d.db, "CREATE TABLE of_tomorrow (x); PRAGMA user_version = 1000");
	tty_see(d.t, "A newer coxa has changed the tables");
	is_rescued(&d);
	leave(&d);
	close_desk(&d);
}

/* A page in the middle of the file, as a bad disk leaves it; every byte of it. */
static void
spoil(const char *db)
{
	static const char page[4096] = { 0x7F };
	struct stat st;
	int fd = open(db, O_WRONLY | O_CLOEXEC);

	assert_int_equal(fstat(fd, &st), 0);
	for (off_t at = 4096; at < st.st_size; at += 4096)
		assert_int_equal(pwrite(fd, page, sizeof(page), at), sizeof(page));
	close(fd);
}

static void
damage_that_one_session_meets_keeps_all_from_saving(void **state)
{
	struct desk d;
	const char *good;
	struct ran r;

	(void)state;
	open_desk(&d);
	good = text_fmt(&d.a, "%s/good", d.own);
	assert_int_equal(coxa_(&d.a, d.db, "backup", good).status, EX_OK);
	type_half(d.t);
	type_rest(d.t);
	spoil(d.db);
	/* Another session meets it. */
	assert_int_not_equal(coxa_(&d.a, d.db, "check").status, EX_OK);
	tty_see(d.t, "The database is damaged: nothing is saved.");
	tty_keys(d.t, "F2");
	tty_see(d.t, "✗ The database is damaged");
	tty_hang_up(d.t);
	tty_status(d.t);
	tty_end(d.t);
	r = coxa_(&d.a, d.db, "restore", good);
	is_str(r.err, "");
	assert_int_equal(r.status, EX_OK);
	/* The draft outlived it, and can be saved now. */
	d.t = start(&d);
	tty_keys(d.t, "F6");
	tty_see(d.t, "Half filled at 09:00: Okafor, Kemi.  F6 goes on with that one.");
	tty_keys(d.t, "F6");
	tty_see(d.t, "Your draft of 09:00 is open.");
	tty_keys(d.t, "F2");
	tty_see(d.t, "OKAFOR, Kemi is registered as");
	close_desk(&d);
}

static void
damaged_drafts_keep_nobody_from_the_clinic(void **state)
{
	struct desk d;
	const char *drafts;

	(void)state;
	open_desk(&d);
	drafts = text_fmt(&d.a, "%s/drafts.db", d.dir);
	type_half(d.t);
	process_file_shows(drafts, "Okafor");
	tty_end(d.t);
	spoil(drafts);
	d.t = start(&d);
	tty_see(d.t, "The file of drafts was damaged.");
	type_half(d.t);
	process_file_shows(drafts, "Okafor"); /* a new one */
	type_rest(d.t);
	tty_keys(d.t, "F2");
	tty_see(d.t, "OKAFOR, Kemi is registered as");
	close_desk(&d);
}

/* One draft in a good file, which only its form could have read. */
static void
a_draft_that_cannot_be_read_leaves_the_form_open(void **state)
{
	struct desk d;
	const char *drafts;

	(void)state;
	open_desk(&d);
	drafts = text_fmt(&d.a, "%s/drafts.db", d.dir);
	type_half(d.t);
	process_file_shows(drafts, "Okafor");
	tty_end(d.t);
	run_sql(drafts, "UPDATE draft SET answers = '[[\"family'");
	d.t = start(&d);
	tty_keys(d.t, "F6");
	tty_see(d.t, "Half filled at 09:00: somebody without a name.  F6 goes on with that one.");
	tty_keys(d.t, "F6");
	tty_see(d.t, "Your draft of this cannot be read.");
	tty_see(d.t, "▸ Family name           ____");
	close_desk(&d);
}

/* A small disk of our own; skipped where the kernel does not let us. */
static const char *
small_disk(struct arena *a)
{
	const char *dir = test_dir(a);

	if (unshare(CLONE_NEWNS) != 0 || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0
	    || mount("none", dir, "tmpfs", 0, "size=4m") != 0) {
		arena_clear(a);
		skip();
	}
	return dir;
}

static void
fill_up(const char *path)
{
	static const char block[4096] = { 'x' };
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	assert_true(fd >= 0);
	while (write(fd, block, sizeof(block)) > 0)
		continue;
	assert_int_equal(errno, ENOSPC);
	close(fd);
}

static void
a_full_disk_saves_nothing_keeps_the_form_and_goes_on_with_room(void **state)
{
	struct desk d = { 0 };
	const char *ballast;

	(void)state;
	open_at(&d, small_disk(&d.a));
	type_half(d.t);
	type_rest(d.t);
	ballast = text_fmt(&d.a, "%s/ballast", d.dir);
	fill_up(ballast);
	tty_keys(d.t, "F2");
	tty_see(d.t, "the disk is full; make room and try again");
	tty_see(d.t, "04-Mar-1961");
	assert_int_equal(unlink(ballast), 0);
	tty_keys(d.t, "F2");
	tty_see(d.t, "OKAFOR, Kemi is registered as");
	assert_int_equal(coxa_(&d.a, d.db, "check").status, EX_OK);
	close_desk(&d);
	umount(d.dir);
}

static void
a_disk_that_turns_read_only_is_said_and_goes_on_when_it_can(void **state)
{
	struct desk d = { 0 };
	const char *dir;

	(void)state;
	dir = small_disk(&d.a);
	open_at(&d, dir);
	type_half(d.t);
	type_rest(d.t);
	/* A read-only mount over the folder: the kernel turns a disk only when nobody writes. */
	assert_int_equal(mount(dir, dir, NULL, MS_BIND, NULL), 0);
	assert_int_equal(mount(NULL, dir, NULL, MS_BIND | MS_REMOUNT | MS_RDONLY, NULL), 0);
	tty_see(d.t, "The database cannot be written (Read-only file system)");
	tty_keys(d.t, "F2");
	tty_see(d.t, "✗ ");
	tty_see(d.t, "04-Mar-1961");
	assert_int_equal(umount2(dir, MNT_DETACH), 0);
	tty_see_gone(d.t, "cannot be written");
	tty_keys(d.t, "F2");
	tty_see(d.t, "OKAFOR, Kemi is registered as");
	close_desk(&d);
	umount(dir);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_deleted_database_ends_the_work_and_what_is_typed_is_in_a_file),
		cmocka_unit_test(a_file_that_takes_its_place_is_never_written),
		cmocka_unit_test(a_database_that_is_cut_to_nothing_is_lost_too),
		cmocka_unit_test(a_database_that_is_put_back_goes_on_where_it_was),
		cmocka_unit_test(a_newer_programs_tables_end_the_work_of_an_older_one),
		cmocka_unit_test(damage_that_one_session_meets_keeps_all_from_saving),
		cmocka_unit_test(damaged_drafts_keep_nobody_from_the_clinic),
		cmocka_unit_test(a_draft_that_cannot_be_read_leaves_the_form_open),
		cmocka_unit_test(a_full_disk_saves_nothing_keeps_the_form_and_goes_on_with_room),
		cmocka_unit_test(a_disk_that_turns_read_only_is_said_and_goes_on_when_it_can),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
