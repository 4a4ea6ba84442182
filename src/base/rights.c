#include "base/rights.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

static void
become(gid_t group)
{
	int was = errno;

	if (getegid() != group && setegid(group) != 0)
		abort();
	errno = was;
}

gid_t
rights_drop(void)
{
	gid_t ours = getegid();

	become(getgid());
	return ours;
}

void
rights_back(gid_t ours)
{
	become(ours);
}
