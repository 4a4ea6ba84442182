#include "base/value.h"

#include <assert.h>
#include <math.h>
#include <string.h>

bool
value_same(struct value a, struct value b)
{
	if (a.type != b.type)
		return false;
	switch (a.type) {
	case VALUE_NONE:
		return true;
	case VALUE_INT:
		return a.u.i == b.u.i;
	case VALUE_NUM:
		return !(a.u.n < b.u.n || a.u.n > b.u.n);
	case VALUE_TEXT:
		return strcmp(a.u.s, b.u.s) == 0;
	}
	assert(0 && "value type");
	return false;
}

double
value_number(struct value v)
{
	switch (v.type) {
	case VALUE_INT:
		return (double)v.u.i;
	case VALUE_NUM:
		return v.u.n;
	case VALUE_NONE:
	case VALUE_TEXT:
		break;
	}
	return NAN;
}
