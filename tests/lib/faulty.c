#include "lib/faulty.h"

#include <assert.h>
#include <stddef.h>

#include <sqlite3.h>

/* Tests only: SQLite's hooks take no context. */
static struct {
	sqlite3_mem_methods memory;
	sqlite3_vfs *disk, shim;
	enum faulty kind;
	long left; /* operations before the one that fails; 0: it fails, too */
	bool armed, for_good, hit;
} f;

struct file {
	sqlite3_file base;
	sqlite3_file *real;
};

const char *
faulty_name(enum faulty kind)
{
	static const char *const name[FAULTIES] = { "read", "write", "disk full", "sync",
		"truncate", "open", "lock", "memory" };

	return name[kind];
}

static bool
fails(enum faulty kind)
{
	if (!f.armed || f.kind != kind)
		return false;
	if (f.left > 1) {
		f.left--;
		return false;
	}
	f.hit = true;
	if (!f.for_good)
		f.armed = false;
	return true;
}

static sqlite3_file *
real(sqlite3_file *file)
{
	return ((struct file *)file)->real;
}

static int
file_close(sqlite3_file *file)
{
	return real(file)->pMethods != NULL ? real(file)->pMethods->xClose(real(file)) : SQLITE_OK;
}

static int
file_read(sqlite3_file *file, void *to, int n, sqlite3_int64 at)
{
	return fails(FAULTY_READ) ? SQLITE_IOERR_READ
				  : real(file)->pMethods->xRead(real(file), to, n, at);
}

static int
file_write(sqlite3_file *file, const void *from, int n, sqlite3_int64 at)
{
	if (fails(FAULTY_WRITE))
		return SQLITE_IOERR_WRITE;
	if (fails(FAULTY_FULL)) {
		real(file)->pMethods->xWrite(real(file), from, n / 2, at);
		return SQLITE_FULL;
	}
	return real(file)->pMethods->xWrite(real(file), from, n, at);
}

static int
file_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	return fails(FAULTY_TRUNCATE) ? SQLITE_IOERR_TRUNCATE
				      : real(file)->pMethods->xTruncate(real(file), size);
}

/* Nobody cuts the power here, so nothing need reach the disk. */
static int
file_sync(sqlite3_file *file, int how)
{
	(void)file;
	(void)how;
	return fails(FAULTY_SYNC) ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

static int
file_size(sqlite3_file *file, sqlite3_int64 *size)
{
	return real(file)->pMethods->xFileSize(real(file), size);
}

static int
file_lock(sqlite3_file *file, int level)
{
	return fails(FAULTY_LOCK) ? SQLITE_IOERR_LOCK
				  : real(file)->pMethods->xLock(real(file), level);
}

static int
file_unlock(sqlite3_file *file, int level)
{
	return real(file)->pMethods->xUnlock(real(file), level);
}

static int
file_reserved(sqlite3_file *file, int *is)
{
	return real(file)->pMethods->xCheckReservedLock(real(file), is);
}

static int
file_control(sqlite3_file *file, int op, void *arg)
{
	return real(file)->pMethods->xFileControl(real(file), op, arg);
}

static int
file_sector(sqlite3_file *file)
{
	return real(file)->pMethods->xSectorSize(real(file));
}

static int
file_traits(sqlite3_file *file)
{
	return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

static int
disk_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
	static const sqlite3_io_methods methods = { 1, file_close, file_read, file_write,
		file_truncate, file_sync, file_size, file_lock, file_unlock, file_reserved,
		file_control, file_sector, file_traits, 0, 0, 0, 0, 0, 0 };
	struct file *x = (struct file *)file;
	int rc;

	(void)vfs;
	file->pMethods = NULL;
	if (fails(FAULTY_OPEN))
		return SQLITE_CANTOPEN;
	x->real = (sqlite3_file *)(x + 1);
	rc = f.disk->xOpen(f.disk, name, x->real, flags, out);
	if (rc == SQLITE_OK)
		file->pMethods = &methods;
	return rc;
}

static void *
memory_new(int n)
{
	return fails(FAULTY_MEMORY) ? NULL : f.memory.xMalloc(n);
}

static void *
memory_grow(void *p, int n)
{
	return fails(FAULTY_MEMORY) ? NULL : f.memory.xRealloc(p, n);
}

void
faulty_install(void)
{
	sqlite3_mem_methods mine;

	assert(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &f.memory) == SQLITE_OK);
	mine = f.memory;
	mine.xMalloc = memory_new;
	mine.xRealloc = memory_grow;
	assert(sqlite3_config(SQLITE_CONFIG_MALLOC, &mine) == SQLITE_OK);
	f.disk = sqlite3_vfs_find(NULL);
	f.shim = *f.disk;
	f.shim.zName = "faulty";
	f.shim.szOsFile = (int)sizeof(struct file) + f.disk->szOsFile;
	f.shim.xOpen = disk_open;
	f.shim.pNext = NULL;
	assert(sqlite3_vfs_register(&f.shim, 1) == SQLITE_OK);
}

void
faulty_arm(enum faulty kind, long nth, bool for_good)
{
	f.kind = kind;
	f.left = nth;
	f.for_good = for_good;
	f.hit = false;
	f.armed = true;
}

bool
faulty_disarm(void)
{
	f.armed = false;
	return f.hit;
}
