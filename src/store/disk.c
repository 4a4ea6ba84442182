#include "store/disk.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "base/text.h"

enum { LAYERS_MOST = 8 };

static bool
is_dm_crypt(const char *device, struct arena *a)
{
	char uuid[8] = "";
	int fd = open(text_fmt(a, "%s/dm/uuid", device), O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? 0 : read(fd, uuid, sizeof(uuid) - 1);

	if (fd >= 0)
		close(fd);
	return n > 0 && strncmp(uuid, "CRYPT-", 6) == 0;
}

/* A volume or an array lies on others: all of them must be. */
static enum disk_crypt
look(const char *device, int layers, struct arena *a)
{
	const char *folder = text_fmt(a, "%s/slaves", device);
	enum disk_crypt found = DISK_PLAIN;
	struct dirent *x;
	DIR *d;

	if (is_dm_crypt(device, a))
		return DISK_CRYPT;
	d = layers > 0 ? opendir(folder) : NULL;
	while (d != NULL && (x = readdir(d)) != NULL) {
		if (x->d_name[0] == '.')
			continue;
		found = look(text_fmt(a, "%s/%s", folder, x->d_name), layers - 1, a);
		if (found != DISK_CRYPT)
			break;
	}
	if (d != NULL)
		closedir(d);
	return found;
}

enum disk_crypt
disk_crypt_of(const char *sys, unsigned major_n, unsigned minor_n)
{
	struct arena turn = { 0 };
	const char *device = text_fmt(&turn, "%s/dev/block/%u:%u", sys, major_n, minor_n);
	enum disk_crypt found = DISK_NOT_TOLD;

	if (access(device, F_OK) == 0)
		found = look(device, LAYERS_MOST, &turn);
	arena_clear(&turn);
	return found;
}

enum disk_crypt
disk_crypt(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 ? disk_crypt_of("/sys", major(st.st_dev), minor(st.st_dev))
				    : DISK_NOT_TOLD;
}
