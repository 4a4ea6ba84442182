/* alerts_screen - what to beware of with a patient, in the banner of every screen: one more, or one
 * that holds no more.
 *
 * Only what people wrote has a row.  What the banner says of itself, a red flag, an allergy of the
 * intake, ends with what it comes from.  subject.patient. */
#include "app/chart.h"
#include "app/command.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/prose.h"
#include "screens/shown.h"
#include "screens/words.h"

enum { TEXT_MOST = 80, REASON_MOST = 200, X_TEXT = 13 };

struct written {
	VEC(struct chart_alert) list;
};

struct state {
	struct shown shown;
	struct banner banner;
	struct written rows;
	struct words text, reason;
};

static bool
alerts_read(struct screen *s, struct arena *fresh, struct row_ids *ids, struct err *e)
{
	struct state *st = s->state;
	struct banner banner = { 0 };
	struct written rows = { 0 };

	if (!banner_load(s->app, s->on.patient, fresh, &banner, e))
		return false;
	for (size_t i = 0; i < banner.alert.n; i++)
		if (banner.alert.at[i].id != 0)
			*vec_add(fresh, &rows.list) = banner.alert.at[i];
	st->banner = banner;
	st->rows = rows;
	*ids = ROW_IDS(rows.list);
	return true;
}

static void
ask_text(struct state *st)
{
	words_ask(&st->text, "Beware of", 0);
}

/* Where none is written yet there is nothing else to be done here. */
static bool
alerts_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	words_init(&st->text, &s->mem, TEXT_MOST);
	words_init(&st->reason, &s->mem, REASON_MOST);
	if (s->on.patient == 0)
		return err_set(e, ERR_MISSING, "Open a patient first.");
	st->shown.read = alerts_read;
	if (!shown_read(s, e))
		return false;
	if (st->shown.list.n == 0)
		ask_text(st);
	return true;
}

static const char *const contexts[] = { "alerts", "everywhere", NULL };

static const char *const *
page_contexts(const struct screen *s)
{
	static const char *const row[] = { "alerts", "alerts-row", "list", "everywhere", NULL };

	return ((const struct shown *)s->state)->list.n > 0 ? row : contexts;
}

static bool
alerts_typing(const struct screen *s)
{
	const struct state *st = s->state;

	return st->text.asked || st->reason.asked;
}

static const struct chart_alert *
chosen(const struct state *st)
{
	return list_id(&st->shown.list) == 0 ? NULL : &st->rows.list.at[st->shown.list.at];
}

/* What was typed for it stays in w when it is refused. */
static void
run(struct screen *s, struct words *w, const char *command, const struct pair *pairs, size_t n)
{
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };

	if (!command_run(s->app, command, pairs, n, &out, &turn, &e)) {
		screen_fail(s, &e);
	} else {
		words_end(w);
		if (shown_read(s, &e))
			screen_done(s, &out);
		else
			screen_fail(s, &e);
	}
	arena_clear(&turn);
}

static const char *
whose(const struct screen *s, struct arena *turn)
{
	return text_fmt(turn, "#%lld", (long long)s->on.patient);
}

static void
add(struct screen *s)
{
	struct state *st = s->state;
	struct arena turn = { 0 };

	if (words_text(&st->text)[0] == '\0') {
		screen_say(s, SAID_ERROR, "Say in a few words what to beware of; F12 leaves it.");
		return;
	}
	run(s, &st->text, "alert.add",
	    PAIRS({ "patient", whose(s, &turn) }, { "text", words_text(&st->text) }));
	list_key(&st->shown.list, &(struct key){ .code = K_END }, s->rows);
	arena_clear(&turn);
}

/* The version is that which is seen: of one that somebody changed meanwhile the command says so. */
static void
end(struct screen *s, const struct chart_alert *w)
{
	struct state *st = s->state;
	struct arena turn = { 0 };

	run(s, &st->reason, "alert.end",
	    PAIRS({ "patient", whose(s, &turn) },
		{ "id", text_fmt(&turn, "%lld", (long long)w->id) },
		{ "rev", text_fmt(&turn, "%lld", (long long)w->rev) },
		{ "reason", words_text(&st->reason) }));
	arena_clear(&turn);
}

/* A slip of today needs no reason. */
static void
begin_end(struct screen *s)
{
	struct state *st = s->state;
	const struct chart_alert *w = chosen(st);

	if (w == NULL)
		screen_say(s, SAID_PLAIN, "Choose an alert first.");
	else if (w->since < app_now(s->app).day)
		words_ask(&st->reason, "Why does it hold no more?", w->id);
	else
		end(s, w);
}

/* It may have ended elsewhere while the reason was typed. */
static void
give_reason(struct screen *s)
{
	struct state *st = s->state;

	for (size_t i = 0; i < st->rows.list.n; i++)
		if (st->rows.list.at[i].id == st->reason.of) {
			end(s, &st->rows.list.at[i]);
			return;
		}
	words_end(&st->reason);
	screen_say(s, SAID_PLAIN, "That alert has ended already.");
}

static struct go
alerts_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	const struct chart_alert *w = chosen(st);

	if (st->text.asked) {
		if (words_key(s, &st->text, in))
			add(s);
		return !st->text.asked && st->shown.list.n == 0 && words_text(&st->text)[0] == '\0'
		    ? go_back(NULL)
		    : go_stay();
	}
	if (st->reason.asked) {
		if (words_key(s, &st->reason, in))
			give_reason(s);
		return go_stay();
	}
	if (input_is(in, "alerts.add"))
		ask_text(st);
	else if (input_is(in, "alerts.end"))
		begin_end(s);
	else if (w != NULL && input_is(in, "alerts.changes"))
		return go_open("changes",
		    (struct subject){
			.patient = s->on.patient, .id = w->id, .day = DAY_NONE, .text = "alert" });
	else if (st->shown.list.n == 0 || !rows_key(s, &st->shown.list, in->key, s->rows))
		return go_pass();
	return go_stay();
}

static void
draw_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct state *st = ctx;
	const struct chart_alert *a = &st->rows.list.at[i];
	char day[DAY_TEXT];

	grid_put(g, y, x, X_TEXT - 1, look, day_show(a->since, day));
	grid_put(g, y, x + X_TEXT, w - X_TEXT, look, a->text);
}

/* What no key here ends, wrapped, in the last rows of the body. */
static int
draw_others(const struct state *st, struct grid *g, const struct body *b, struct arena *turn)
{
	struct prose p = { .a = turn, .w = g->cols - 2 };
	int h;

	for (size_t i = 0; i < st->banner.alert.n; i++)
		if (st->banner.alert.at[i].id == 0)
			prose_add(&p, LOOK_PLAIN, 2, "%s", st->banner.alert.at[i].text);
	if (p.line.n == 0)
		return 0;
	h = (int)p.line.n + 2 < b->h - 3 ? (int)p.line.n + 2 : b->h - 3;
	grid_rule(g, b->y + b->h - h, 0, g->cols);
	grid_put(g, b->y + b->h - h + 1, 1, -1, LOOK_LABEL,
	    "Said by what is on record, and as long as that says it:");
	prose_draw(&p, g, &(struct prose_area){ .y = b->y + b->h - h + 2, .x = 1, .h = h - 2 });
	return h;
}

static void
alerts_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	struct state *st = s->state;
	struct frame f = { .title = "Alerts" };
	struct body b;
	int h;

	if (st->text.asked && s->message[0] == '\0')
		f.message = "In a few words, as the banner is to say it: penicillin allergy.";
	b = screen_frame_of(s, g, &f, &st->banner, turn);
	h = b.h - draw_others(st, g, &b, turn);
	if (st->shown.list.n == 0)
		grid_put(g, b.y, 3, -1, LOOK_DIM, "Nobody has written an alert for this patient.");
	else
		grid_put(g, b.y, 3, -1, LOOK_TITLE, "Since        Beware of");
	list_draw(&st->shown.list, g,
	    &(struct list_view){ .y = b.y + 1,
		.x = 1,
		.h = h - 1,
		.w = g->cols - 2,
		.bar = true,
		.focus = !alerts_typing(s),
		.row = draw_row,
		.ctx = st });
	words_draw(s, &st->text, g);
	words_draw(s, &st->reason, g);
}

const struct screen_ops alerts_screen = {
	.name = "alerts",
	.needs = "alert.add",
	.contexts = contexts,
	.page_contexts = page_contexts,
	.open = alerts_open,
	.reload = shown_hold,
	.typing = alerts_typing,
	.handle = alerts_handle,
	.asks = true,
	.draw = alerts_draw,
	.close = shown_close,
};
