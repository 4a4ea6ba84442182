/* call - what the function of a row reads from its call and says about its outcome. */
#include <assert.h>
#include <stdarg.h>
#include <string.h>

#include "app/command.h"
#include "base/text.h"
#include "store/session_store.h"
#include "store/tx.h"

struct value
call_value(const struct call *c, const char *name)
{
	for (size_t i = 0; c->row->params[i].name != NULL; i++)
		if (strcmp(c->row->params[i].name, name) == 0)
			return c->value[i];
	assert(0 && "parameter of the row");
}

int64_t
call_int(const struct call *c, const char *name, int64_t otherwise)
{
	struct value v = call_value(c, name);

	return v.type == VALUE_INT ? v.u.i : otherwise;
}

const char *
call_text(const struct call *c, const char *name)
{
	struct value v = call_value(c, name);

	return v.type == VALUE_TEXT ? v.u.s : "";
}

char
call_side(const struct call *c, const char *name)
{
	return call_text(c, name)[0];
}

bool
call_given(const struct call *c, const char *name)
{
	return call_value(c, name).type != VALUE_NONE;
}

bool
call_session(struct call *c, int64_t patient, int64_t *out, struct err *e)
{
	struct session s;

	*out = 0;
	if (!call_given(c, "session"))
		return true;
	*out = call_int(c, "session", 0);
	if (!session_find(tx_db(c->tx), *out, c->a, &s, e))
		return false;
	return s.patient == patient
	    || err_field(e, ERR_RULE, "session", "That session is of another patient.");
}

void
outcome_say(struct call *c, struct outcome *out, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	out->said = text_vfmt(c->a, fmt, ap);
	va_end(ap);
}

void
outcome_reason(struct call *c, struct outcome *out, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	*vec_add(c->a, &out->reasons) = text_vfmt(c->a, fmt, ap);
	va_end(ap);
}

void
outcome_change(struct call *c, struct outcome *out, const char *object, int64_t id)
{
	*vec_add(c->a, &out->changed) = (struct change){ object, id };
}

void
outcome_inverse(
    struct call *c, struct outcome *out, const char *command, const struct pair *pairs, size_t n)
{
	struct pair *copy = arena_array(c->a, struct pair, n + 1);

	for (size_t i = 0; i < n; i++) {
		copy[i].name = arena_str(c->a, pairs[i].name);
		copy[i].value = arena_str(c->a, pairs[i].value);
	}
	*vec_add(c->a, &out->inverse) = (struct step){ command, copy, n };
}

void
outcome_join(struct call *c, struct outcome *out, const struct outcome *one)
{
	for (size_t i = 0; i < one->changed.n; i++)
		*vec_add(c->a, &out->changed) = one->changed.at[i];
	for (size_t i = 0; i < one->inverse.n; i++)
		*vec_add(c->a, &out->inverse) = one->inverse.at[i];
	for (size_t i = 0; i < one->reasons.n; i++)
		*vec_add(c->a, &out->reasons) = one->reasons.at[i];
}

const char *
call_number(struct call *c, int64_t id)
{
	return text_fmt(c->a, "%lld", (long long)id);
}
