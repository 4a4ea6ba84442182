/* disk - is what lies on a disk encrypted there?
 *
 * Linux tells it of dm-crypt (LUKS) in /sys.  A disk that encrypts itself, a file system
 * that does, and a virtual disk whose host does cannot be told from others.
 */
#ifndef STORE_DISK_H
#define STORE_DISK_H

enum disk_crypt {
	DISK_NOT_TOLD, /* no block device, or no /sys */
	DISK_PLAIN,
	DISK_CRYPT, /* dm-crypt, or all of what it lies on is */
};

/* Of the device that a file or folder lies on. */
enum disk_crypt disk_crypt(const char *path);

/* The same of a device, with another place for /sys. */
enum disk_crypt disk_crypt_of(const char *sys, unsigned major_n, unsigned minor_n);

#endif
