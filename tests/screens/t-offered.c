/* Every screen in every role: what the key line, the help or a menu offers is refused to nobody for
 * want of a right. */
#include <string.h>

#include "app/due_list.h"
#include "base/text.h"
#include "lib/a_book.h"
#include "lib/a_screen.h"
#include "lib/test.h"
#include "screens/pile.h"
#include "ui/keymap.h"

/* From the board to a screen: keys with blanks between. */
#define CHART "/ h a l l Enter"
static const char *const ways[] = { "", "R", "R Enter", "R Enter = 4", "!", CHART, CHART " 1",
	CHART " 2", CHART " 3", CHART " 3 w", CHART " 4", CHART " 5", CHART " 6", CHART " 6 Down",
	CHART " b", CHART " m", CHART " f", CHART " e", CHART " h", CHART " h Enter",
	CHART " h Enter Enter", CHART " h r", CHART " h v", CHART " h d", CHART " t",
	CHART " t Enter", CHART " s", CHART " M", CHART " W", "g s", "g b", "g n", "g e", "g x", "g T",
	"g m", "g a", "g w", "g w Down", "g S", "g S a", "g S x", "g y", "g i", "g u", "g r", "g h",
	"g o", "g C", "g C a", "g C Enter", "g C 2", "g C 2 Enter", "g B", "g C 4", "p d", "E", "S",
	"g c", "F6", "x", "m" };

static void
press(struct a_screen *s, const char *names)
{
	while (*names != '\0') {
		size_t n = strcspn(names, " ");
		struct key k = { .code = ' ' };

		if (n > 0) {
			const char *name = arena_strn(&s->a, names, n);

			assert_true(strcmp(name, "Space") == 0 || key_read(name, &k));
			stack_key(s->stack, &k);
		}
		names += n + strspn(names + n, " ");
	}
}

static void
start(struct a_screen *s, const char *way)
{
	struct err e = { 0 };

	stack_close(s->stack);
	must(stack_open(s->c.app, s->keys, &s->stack, &e));
	press(s, way);
}

/* What leaves the clinic, and a question that only one's own terminal can answer. */
static bool
is_left_out(const char *action)
{
	static const char *const out[] = { "leave", "lock", "sessions.all", "lock.sign_out" };

	for (size_t i = 0; i < sizeof(out) / sizeof(*out); i++)
		if (strcmp(out[i], action) == 0)
			return true;
	return false;
}

static bool
typing(const struct a_screen *s)
{
	return stack_typing(s->stack);
}

static bool
is_refused(const struct a_screen *s)
{
	const char *role = role_name(app_person(s->c.app)->role), *said = s->stack->top->message;
	const char *as = strstr(said, "; you are signed in as a");

	return as != NULL && strstr(as, role) != NULL;
}

/* One action of a screen: its key, and a word where that asks for words.  It is too short to be a
 * reason, so that nothing is changed by it. */
static int
try_action(struct a_screen *s, const char *way, const struct action *a)
{
	const struct screen *top;

	if (is_left_out(a->name)
	    || (typing(s) && a->chords[0].key[0].code > ' ' && a->chords[0].key[0].code < 127))
		return 0;
	top = s->stack->top;
	press(s, a->keys[0]);
	if (!is_refused(s) && s->stack->top == top && typing(s))
		press(s, "x Enter");
	if (!is_refused(s))
		return 0;
	print_error("%s, by \"%s\", key %s (%s): %s\n", role_name(app_person(s->c.app)->role), way,
	    a->keys[0], a->name, s->stack->top->message);
	return 1;
}

/* Every action that is offered at the end of a way; everywhere's only where it begins. */
static int
try_way(struct a_screen *s, const char *way, int *tried)
{
	const struct action *a;
	int faults = 0;

	start(s, way);
	for (size_t i = 0; (a = keymap_at(s->keys, screen_contexts(s->stack->top), i)) != NULL;
	     i++) {
		if (!screen_may(s->stack->top, a->needs)
		    || (way[0] != '\0' && strcmp(a->context, "everywhere") == 0))
			continue;
		faults += try_action(s, way, a);
		++*tried;
		start(s, way);
	}
	return faults;
}

static void
furnish(struct a_screen *s)
{
	int64_t id;
	const char *who;

	a_screen_open(s);
	a_book_resources(&s->c);
	id = a_screen_margaret(s, true);
	who = a_clinic_ref(&s->c, id);
	do_(&s->c, "decision.record", { "patient", who }, { "side", "R" },
	    { "treatment", "combined-rehab" }, { "why", "pending" }, { "note", "consent comes" });
	a_clinic_save(&s->c, "response.save", &(struct fill){ "visit", id, .day = DAY_NONE },
	    PAIRS({ "rf_clot", "yes" }, { "rf_clot_act", "ambulance called" }));
	do_(&s->c, "amendment.ask", { "patient", who }, { "wish", "no pain" });
	do_(&s->c, "alert.add", { "patient", who }, { "text", "Falls" }, { "since", "2026-11-20" });
	do_(&s->c, "session.book", { "patient", who }, { "at", "2026-11-23 10:00" },
	    { "label", "Talk" }, { "therapist", "KB" });
	do_(&s->c, "staff.add", { "login", "rune" }, { "name", "Rune Dahl" }, { "role", "reader" });
}

static void
no_key_is_offered_that_is_refused(void **state)
{
	static const char *const login[] = { "rita", "theo", "dora", "aude", "rune" };
	struct a_screen s;
	int faults = 0, tried = 0;

	(void)state;
	furnish(&s);
	for (size_t i = 0; i < sizeof(login) / sizeof(*login); i++) {
		a_clinic_as(&s.c, login[i]);
		for (size_t k = 0; k < sizeof(ways) / sizeof(*ways); k++)
			faults += try_way(&s, ways[k], &tried);
	}
	assert_int_equal(faults, 0);
	assert_true(tried > 1000);
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_key_is_offered_that_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
