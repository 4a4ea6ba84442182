/* Disks as Linux shows them in /sys: plain, encrypted, and volumes on top of either. */
#include "lib/test.h"

#include <stdlib.h>

#include "base/text.h"
#include "store/disk.h"

static void
make(struct arena *a, const char *sys, const char *commands)
{
	assert_int_equal(system(text_fmt(a, "cd '%s' && mkdir -p dev/block && cd dev/block && %s",
			     sys, commands)),
	    0);
}

static void
an_encrypted_disk_is_told_from_a_plain_one(void **state)
{
	static const struct {
		const char *commands;
		enum disk_crypt is;
	} row[] = {
		{ "true", DISK_NOT_TOLD },
		{ "mkdir 8:1", DISK_PLAIN }, /* a partition */
		{ "mkdir -p 8:1/dm && echo CRYPT-LUKS2-0a1b-root > 8:1/dm/uuid", DISK_CRYPT },
		{ "mkdir -p 8:1/dm && echo LVM-abc > 8:1/dm/uuid", DISK_PLAIN },
		{ "mkdir -p 8:1/dm 8:1/slaves/dm-0/dm && echo LVM-abc > 8:1/dm/uuid"
		  " && echo CRYPT-LUKS2-x > 8:1/slaves/dm-0/dm/uuid",
		    DISK_CRYPT },
		{ "mkdir -p 8:1/slaves/dm-0/dm 8:1/slaves/sdb1"
		  " && echo CRYPT-LUKS2-x > 8:1/slaves/dm-0/dm/uuid",
		    DISK_PLAIN }, /* half of an array */
		{ "mkdir -p 8:1/slaves && ln -s .. 8:1/slaves/self", DISK_PLAIN },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct arena a = { 0 };
		const char *sys = test_dir(&a);

		make(&a, sys, row[i].commands);
		assert_int_equal(disk_crypt_of(sys, 8, 1), row[i].is);
		arena_clear(&a);
	}
	assert_int_equal(disk_crypt("/no/such/file"), DISK_NOT_TOLD);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_encrypted_disk_is_told_from_a_plain_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
