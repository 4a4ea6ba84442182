#include "app/idle.h"

#include "app/lock.h"

enum { MS_MINUTE = 60000, MS_HOUR = 3600000 };

static int64_t
left(int64_t since, int64_t up, int64_t most)
{
	return up - since < most ? most - (up - since) : 0;
}

static int64_t
until_old(const struct idle *i)
{
	return left(i->proven, i->up, SESSION_HOURS * (int64_t)MS_HOUR);
}

void
idle_at(struct idle *i, int64_t up, bool signed_in)
{
	if (i->up == 0)
		i->last_key = up;
	i->up = up;
	if (!signed_in)
		i->proven = 0;
	else if (i->proven == 0)
		i->proven = up;
}

int64_t
idle_left(const struct idle *i, const struct clinic *c, bool locked)
{
	int64_t idle = left(i->last_key, i->up, c->idle_minutes * (int64_t)MS_MINUTE);
	int64_t old = until_old(i);

	if (i->proven == 0)
		return -1;
	if (locked)
		return left(i->last_key, i->up, c->sign_out_minutes * (int64_t)MS_MINUTE);
	return idle < old ? idle : old;
}

enum idle_now
idle_do(struct idle *i, const struct clinic *c, bool locked)
{
	if (idle_left(i, c, locked) != 0)
		return IDLE_NOT;
	if (locked || idle_left(i, c, true) == 0)
		return IDLE_LEAVE;
	if (until_old(i) != 0)
		return IDLE_LOCK;
	i->proven = i->up;
	return IDLE_AGED;
}
