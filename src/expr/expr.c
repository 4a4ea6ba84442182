#include "expr/expr.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <sqlite3.h>

#include "base/text.h"
#include "expr/scan.h"

struct expr_env {
	struct arena mem;
	sqlite3 *h;
	enum expr_use use; /* of the expression being compiled */
	int selects;       /* seen by the authorizer in it */
	struct expr *all;
};

/* A value that outlives its slot. */
struct kept {
	struct value is;
	char text[24];
};

struct expr {
	sqlite3_stmt *st;
	const char *text;
	int *slot; /* slot of parameter i + 1 */
	size_t n;
	struct kept *last; /* of each parameter, when the truth was last worked out */
	bool known;        /* and that truth still stands */
	enum truth truth;
	struct expr *next;
};

static bool
is_pure(const char *function, enum expr_use use)
{
	static const char *const always[] = { "abs", "round", "min", "max", "length", "upper",
		"lower", "substr", "trim", "instr", "replace" };
	static const char *const calc[] = { "coalesce", "ifnull", "iif", "nullif" };

	for (size_t i = 0; i < sizeof(always) / sizeof(always[0]); i++)
		if (strcasecmp(always[i], function) == 0)
			return true;
	for (size_t i = 0; i < sizeof(calc) / sizeof(calc[0]); i++)
		if (use == EXPR_CALC && strcasecmp(calc[i], function) == 0)
			return true;
	return false;
}

/* Nothing but one SELECT of an expression over pure functions. */
static int
authorize(void *ctx, int what, const char *a, const char *b, const char *c, const char *d)
{
	struct expr_env *env = ctx;

	(void)a;
	(void)c;
	(void)d;
	if (what == SQLITE_SELECT)
		return ++env->selects == 1 ? SQLITE_OK : SQLITE_DENY;
	if (what == SQLITE_FUNCTION && b != NULL && is_pure(b, env->use))
		return SQLITE_OK;
	return SQLITE_DENY;
}

bool
expr_env_open(struct expr_env **out, struct err *e)
{
	struct arena mem = { 0 };
	struct expr_env *env = arena_new(&mem, struct expr_env);
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX;

	env->mem = mem;
	if (sqlite3_open_v2(":memory:", &env->h, flags, NULL) != SQLITE_OK) {
		err_set(e, ERR_IO, "expressions: %s", sqlite3_errmsg(env->h));
		expr_env_close(env);
		return false;
	}
	sqlite3_db_config(env->h, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(env->h, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_limit(env->h, SQLITE_LIMIT_SQL_LENGTH, 8000);
	sqlite3_limit(env->h, SQLITE_LIMIT_LENGTH, 100000);
	sqlite3_limit(env->h, SQLITE_LIMIT_EXPR_DEPTH, 100);
	sqlite3_limit(env->h, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_set_authorizer(env->h, authorize, env);
	*out = env;
	return true;
}

void
expr_env_close(struct expr_env *env)
{
	struct arena mem = env->mem;

	for (struct expr *x = env->all; x != NULL; x = x->next)
		sqlite3_finalize(x->st);
	sqlite3_close(env->h);
	arena_clear(&mem);
}

static bool
bind_names(struct expr_env *env, struct expr *x, const struct expr_names *names, struct err *e)
{
	int n = sqlite3_bind_parameter_count(x->st);

	x->slot = arena_array(&env->mem, int, (size_t)n);
	x->last = arena_array(&env->mem, struct kept, (size_t)n);
	x->n = (size_t)n;
	for (int i = 0; i < n; i++) {
		const char *name = sqlite3_bind_parameter_name(x->st, i + 1);

		x->slot[i] = names->find(names->ctx, name + 1);
		if (x->slot[i] < 0)
			return err_set(e, ERR_INPUT, "unknown name %s", name);
	}
	return true;
}

bool
expr_compile(struct expr_env *env, const char *text, const struct expr_names *names,
    enum expr_use use, struct expr **out, struct err *e)
{
	struct arena turn = { 0 };
	struct expr *x = arena_new(&env->mem, struct expr);
	int rc;

	if (!scan_check(text, use, e))
		return false;
	env->use = use;
	env->selects = 0;
	rc = sqlite3_prepare_v3(env->h, text_fmt(&turn, "SELECT (%s\n)", text), -1,
	    SQLITE_PREPARE_PERSISTENT, &x->st, NULL);
	arena_clear(&turn);
	if (rc == SQLITE_AUTH)
		return err_set(
		    e, ERR_INPUT, "%s: only expressions over answers", sqlite3_errmsg(env->h));
	if (rc != SQLITE_OK)
		return err_set(e, ERR_INPUT, "%s", sqlite3_errmsg(env->h));
	x->text = arena_str(&env->mem, text);
	x->next = env->all;
	env->all = x;
	*out = x;
	return bind_names(env, x, names, e);
}

static void
bind(struct expr *x, const struct value *slot)
{
	for (size_t i = 0; i < x->n; i++) {
		const struct value *v = &slot[x->slot[i]];
		int at = (int)i + 1;

		switch (v->type) {
		case VALUE_NONE:
			sqlite3_bind_null(x->st, at);
			break;
		case VALUE_INT:
			sqlite3_bind_int64(x->st, at, v->u.i);
			break;
		case VALUE_NUM:
			sqlite3_bind_double(x->st, at, v->u.n);
			break;
		case VALUE_TEXT:
			sqlite3_bind_text(x->st, at, v->u.s, -1, SQLITE_STATIC);
			break;
		}
	}
}

/* Evaluates; the statement waits for its reset, so that a text can be read.
 * Bindings stay: the next bind() sets every one of them again. */
static int
step(struct expr *x, const struct value *slot)
{
	bind(x, slot);
	if (sqlite3_step(x->st) != SQLITE_ROW)
		return SQLITE_NULL;
	return sqlite3_column_type(x->st, 0);
}

struct value
expr_value(struct expr *x, const struct value *slot, struct arena *a)
{
	struct value v = NONE;

	switch (step(x, slot)) {
	case SQLITE_INTEGER:
		v = INT(sqlite3_column_int64(x->st, 0));
		break;
	case SQLITE_FLOAT:
		v = NUM(sqlite3_column_double(x->st, 0));
		break;
	case SQLITE_TEXT:
		v = TEXT(arena_str(a, (const char *)sqlite3_column_text(x->st, 0)));
		break;
	default:
		break;
	}
	sqlite3_reset(x->st);
	return v;
}

static bool
is_as_before(const struct expr *x, const struct value *slot)
{
	bool same = x->known; /* else what was kept may be gone */

	for (size_t i = 0; i < x->n && same; i++)
		same = value_same(x->last[i].is, slot[x->slot[i]]);
	return same;
}

/* False when a text is too long to be kept. */
static bool
keep(struct expr *x, const struct value *slot)
{
	for (size_t i = 0; i < x->n; i++) {
		struct kept *k = &x->last[i];

		k->is = slot[x->slot[i]];
		if (k->is.type != VALUE_TEXT)
			continue;
		if (strlen(k->is.u.s) >= sizeof(k->text))
			return false;
		k->is.u.s = memcpy(k->text, k->is.u.s, strlen(k->is.u.s) + 1);
	}
	return true;
}

/* Most rules ask about the same answers again and again: nothing is evaluated twice in a
 * row over the same values.  What failed, for want of memory, is tried again. */
enum truth
expr_truth(struct expr *x, const struct value *slot)
{
	bool done;

	if (is_as_before(x, slot))
		return x->truth;
	x->known = false;
	x->truth = TRUTH_UNKNOWN;
	bind(x, slot);
	done = sqlite3_step(x->st) == SQLITE_ROW;
	if (done && sqlite3_column_type(x->st, 0) != SQLITE_NULL) {
		double n = sqlite3_column_double(x->st, 0);

		x->truth = n < 0 || n > 0 ? TRUTH_YES : TRUTH_NO;
	}
	sqlite3_reset(x->st);
	x->known = done && keep(x, slot);
	return x->truth;
}

size_t
expr_uses(const struct expr *x, const int **slots)
{
	*slots = x->slot;
	return x->n;
}

const char *
expr_text(const struct expr *x)
{
	return x->text;
}

/* With the slot set to one of the values that the text itself speaks of, or
 * one beside it, the expression is known. */
static bool
settles(struct expr *x, struct value *slot, int at, struct arena *a)
{
	struct scan s = { .at = x->text };
	bool done = false;

	slot[at] = INT(0);
	done = expr_truth(x, slot) != TRUTH_UNKNOWN;
	slot[at] = INT(1);
	done = done || expr_truth(x, slot) != TRUTH_UNKNOWN;
	while (!done && scan_next(&s) != SCAN_END) {
		if (s.kind == SCAN_TEXT) {
			slot[at] = TEXT(arena_strn(a, s.from, s.len));
			done = expr_truth(x, slot) != TRUTH_UNKNOWN;
		}
		for (int by = -1; !done && s.kind == SCAN_NUMBER && by <= 1; by++) {
			slot[at] = NUM(strtod(s.from, NULL) + by);
			done = expr_truth(x, slot) != TRUTH_UNKNOWN;
		}
	}
	slot[at] = NONE;
	return done;
}

size_t
expr_needs(struct expr *x, const struct value *slot, int *out)
{
	struct arena turn = { 0 };
	struct value *mine;
	size_t n = 0, all = 0;
	int top = 0;

	if (expr_truth(x, slot) != TRUTH_UNKNOWN)
		return 0;
	for (size_t i = 0; i < x->n; i++)
		top = x->slot[i] > top ? x->slot[i] : top;
	mine = arena_array(&turn, struct value, (size_t)top + 1);
	for (size_t i = 0; i < x->n; i++)
		mine[x->slot[i]] = slot[x->slot[i]];
	for (size_t i = 0; i < x->n; i++)
		if (mine[x->slot[i]].type == VALUE_NONE && settles(x, mine, x->slot[i], &turn))
			out[n++] = x->slot[i];
	for (size_t i = 0; n == 0 && i < x->n; i++)
		if (mine[x->slot[i]].type == VALUE_NONE)
			out[all++] = x->slot[i];
	arena_clear(&turn);
	return n > 0 ? n : all;
}

const char *
expr_engine(void)
{
	return sqlite3_libversion();
}
