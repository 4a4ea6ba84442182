#include "screens/staff_box.h"

#include <string.h>

#include "app/command.h"
#include "app/lock.h"
#include "app/prove.h"
#include "app/sign_in.h"
#include "base/text.h"
#include "screens/box.h"

enum { WIDTH = 68, Y = 4, X_VALUE = 21 };

/* How many of the fields are asked here. */
static int
count(const struct staff_box *b)
{
	return staff_asked(b->asks)->n - !b->proof;
}

static bool
is_secret(enum staff_field f)
{
	return staff_field(f)->secret;
}

static const char *
typed(const struct staff_box *b, enum staff_field f)
{
	return ask_line_said(&b->line[f]);
}

static void
put(struct staff_box *b, enum staff_field f, const char *value)
{
	ask_line_set(&b->line[f], staff_field(f), value);
}

void
staff_box_init(struct staff_box *b, struct arena *a)
{
	*b = (struct staff_box){ .asks = STAFF_ADD };
	for (int f = 0; f < STAFF_FIELDS; f++) {
		ask_line_init(&b->line[f], a);
		put(b, (enum staff_field)f, "");
	}
}

static void
forget_secrets(struct staff_box *b)
{
	for (int f = 0; f < STAFF_FIELDS; f++)
		if (is_secret((enum staff_field)f))
			put(b, (enum staff_field)f, "");
}

/* Whom it is about, as that stands written; who NULL: nobody yet. */
static void
take(struct staff_box *b, const struct access_row *who, struct arena *a)
{
	b->id = who == NULL ? 0 : who->id;
	b->rev = who == NULL ? 0 : who->rev;
	for (int f = 0; f < STAFF_FIELDS; f++)
		b->stood[f] = "";
	if (who == NULL)
		return;
	b->stood[STAFF_LOGIN] = arena_str(a, who->login);
	b->stood[STAFF_NAME] = arena_str(a, who->name);
	b->stood[STAFF_ROLE] = arena_str(a, who->role);
	b->stood[STAFF_SENSITIVE] = arena_str(a, who->sensitive);
}

void
staff_box_again(struct screen *s, struct staff_box *b, const struct access_row *now)
{
	const struct staff_box was = *b;

	take(b, now, &s->mem);
	for (int f = 0; f < STAFF_FIELDS; f++)
		if (strcmp(typed(b, (enum staff_field)f), was.stood[f]) == 0)
			put(b, (enum staff_field)f, b->stood[f]);
}

bool
staff_box_open(struct screen *s, struct staff_box *b, enum staff_asks asks,
    const struct access_row *who, struct err *e)
{
	int64_t id = who == NULL ? 0 : who->id, rev = who == NULL ? 0 : who->rev;

	if (!prove_asks(s->app, &b->proof, e))
		return false;
	if (!b->left || b->asks != asks || b->id != id || b->rev != rev) {
		b->asks = asks;
		take(b, who, &s->mem);
		for (int f = 0; f < STAFF_FIELDS; f++)
			put(b, (enum staff_field)f, b->stood[f]);
	}
	forget_secrets(b);
	b->at = 0;
	b->open = true;
	b->left = false;
	return true;
}

static enum staff_field
here(const struct staff_box *b)
{
	return staff_asked(b->asks)->field[b->at];
}

static void
go_to(struct staff_box *b, enum staff_field f)
{
	for (int i = 0; i < count(b); i++)
		if (staff_asked(b->asks)->field[i] == f)
			b->at = i;
}

/* Of two passwords of one's own the word alone would not say which. */
static const char *
label(const struct staff_box *b, enum staff_field f)
{
	return f == STAFF_PROOF && b->asks == STAFF_OWN ? "Your present one"
							: staff_field(f)->label;
}

/* Nobody sees what stands in a hidden field, so what is typed after a refusal would be added to
 * it: it begins empty, and so does its repetition. */
static void
go_back_to(struct staff_box *b, enum staff_field f)
{
	go_to(b, f);
	if (!is_secret(f))
		return;
	put(b, f, "");
	if (f != STAFF_PROOF)
		put(b, STAFF_SAME, "");
}

static bool
refuse_at(struct screen *s, struct staff_box *b, enum staff_field f, const char *said)
{
	go_back_to(b, f);
	screen_say(s, SAID_ERROR, "%s: %s", label(b, f), said);
	return false;
}

/* What the command cannot see, or would say in words of the shell. */
static bool
check(struct screen *s, struct staff_box *b)
{
	for (int i = 0; i < count(b); i++) {
		enum staff_field f = staff_asked(b->asks)->field[i];

		if (typed(b, f)[0] == '\0' && staff_needs(b->asks, f))
			return refuse_at(s, b, f, "this is still missing.");
		if (f == STAFF_SAME
		    && strcmp(typed(b, f), typed(b, staff_asked(b->asks)->field[i - 1])) != 0)
			return refuse_at(s, b, f, "it is not the same; type it again.");
	}
	if (b->proof && typed(b, STAFF_PROOF)[0] == '\0')
		return refuse_at(s, b, STAFF_PROOF, "it is asked each time this is changed.");
	return true;
}

/* Stays open, at the field that was refused. */
static void
refuse(struct screen *s, struct staff_box *b, const struct err *e)
{
	for (int f = 0; f < STAFF_FIELDS; f++)
		if (e->field[0] != '\0'
		    && strcmp(staff_field((enum staff_field)f)->name, e->field) == 0)
			go_back_to(b, (enum staff_field)f);
	b->refused = e->code;
	screen_fail(s, e);
}

static bool
save(struct screen *s, struct staff_box *b, struct outcome *out, struct arena *turn)
{
	struct pair pair[STAFF_FIELDS + 3];
	struct err e = { 0 };
	size_t n = 0;

	if (!check(s, b))
		return false;
	if (b->id != 0)
		pair[n++] = (struct pair){ "login", b->stood[STAFF_LOGIN] };
	if (b->id != 0 && b->asks != STAFF_PASSWORD)
		pair[n++] = (struct pair){ "rev", text_fmt(turn, "%lld", (long long)b->rev) };
	if (b->asks == STAFF_CLOSE || b->asks == STAFF_REOPEN)
		pair[n++] = (struct pair){ "active", b->asks == STAFF_REOPEN ? "yes" : "no" };
	for (int i = 0; i < count(b); i++) {
		enum staff_field f = staff_asked(b->asks)->field[i];

		if (staff_field(f)->name[0] != '\0' && typed(b, f)[0] != '\0')
			pair[n++] = (struct pair){ staff_field(f)->name, typed(b, f) };
	}
	if (!command_run(s->app, staff_asked(b->asks)->command, pair, n, out, turn, &e)) {
		refuse(s, b, &e);
		return false;
	}
	b->open = false;
	forget_secrets(b);
	return true;
}

bool
staff_box_key(struct screen *s, struct staff_box *b, const struct input *in, struct outcome *out,
    struct arena *turn)
{
	int n = count(b), last = n - 1;

	b->refused = ERR_NONE;
	if (input_is(in, "staff-box.save")
	    || (input_is(in, "staff-box.next") && b->at >= last && in->key->code == K_ENTER))
		return save(s, b, out, turn);
	if (input_is(in, "back")) {
		forget_secrets(b);
		b->open = false;
		b->left = true;
	} else if (n == 0)
		return false;
	else if (input_is(in, "staff-box.next"))
		b->at = (b->at + 1) % n;
	else if (input_is(in, "staff-box.previous"))
		b->at = (b->at + n - 1) % n;
	else
		ask_line_key(s, &b->line[here(b)], in->key, WIDTH - X_VALUE - 3);
	return false;
}

/* What the field under the cursor takes; of a password that is left out, what follows. */
static const char *
hint(const struct staff_box *b)
{
	if (b->asks == STAFF_CLOSE)
		return "All that is written stays; open sessions end with their next key.";
	if (count(b) == 0)
		return "";
	if (b->asks == STAFF_ADD && here(b) == STAFF_SECRET)
		return "8 to 128 characters; left empty, nobody signs in by it yet";
	return staff_field(here(b))->hint;
}

static void
draw_field(const struct staff_box *b, struct grid *g, int i, int x)
{
	enum staff_field f = staff_asked(b->asks)->field[i];
	int y = Y + 2 + i;

	grid_put(g, y, x + 2, X_VALUE - 3, LOOK_LABEL, label(b, f));
	ask_line_draw(&b->line[f], g, y, x + X_VALUE, WIDTH - X_VALUE - 3, i == b->at);
}

void
staff_box_draw(
    const struct screen *s, const struct staff_box *b, struct grid *g, struct arena *turn)
{
	const struct staff_asked *q = staff_asked(b->asks);
	int n = count(b);
	struct box box = { .y = Y, .h = n + 5, .w = WIDTH };

	box_draw(s, g, &box,
	    b->id == 0 ? q->title
		       : text_fmt(turn, "%s %s (%s)", q->title, b->stood[STAFF_NAME],
			   b->stood[STAFF_LOGIN]),
	    turn);
	for (int i = 0; i < n; i++)
		draw_field(b, g, i, box.x);
	grid_put(g, Y + n + 3, box.x + 2, box.w - 4, LOOK_DIM, hint(b));
}
