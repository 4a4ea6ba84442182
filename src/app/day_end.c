#include "app/day_end.h"

#include <string.h>

#include "app/board.h"
#include "app/inside.h"
#include "base/text.h"

static const char *const names[DAY_OUTCOMES] = {
	[DAY_OPEN] = "open", [DAY_DONE] = "done", [DAY_NO_SHOW] = "noshow", [DAY_CANCEL] = "cancel"
};

bool
day_outcome_find(const char *word, enum day_outcome *out)
{
	for (int i = 0; i < DAY_OUTCOMES; i++) {
		if (strcmp(names[i], word) == 0) {
			*out = (enum day_outcome)i;
			return true;
		}
	}
	return false;
}

const char *
day_end_rows(const struct day_end *d, struct arena *a)
{
	struct text t = { .a = a };

	text_add(&t, "");
	for (size_t i = 0; i < d->row.n; i++)
		text_addf(&t, "%s%lld %s", i > 0 ? "; " : "", (long long)d->row.at[i].session,
		    names[d->row.at[i].to]);
	return text_get(&t);
}

bool
day_end_load(struct app *app, int day, struct arena *a, struct day_end *out, struct err *e)
{
	static const enum session_state state[BOARD_STATES] = { [BOARD_DUE] = SESSION_BOOKED,
		[BOARD_ARRIVED] = SESSION_ARRIVED,
		[BOARD_RUNNING] = SESSION_RUNNING };
	static const enum day_outcome usual[BOARD_STATES] = {
		[BOARD_DUE] = DAY_NO_SHOW, [BOARD_RUNNING] = DAY_DONE
	};
	struct board board;

	*out = (struct day_end){ .day = day };
	if (!board_load(app, day, a, &board, e))
		return false;
	for (size_t i = 0; i < board.row.n; i++) {
		const struct board_row *r = &board.row.at[i];

		if (r->state > BOARD_RUNNING || day > app->now.day
		    || (day == app->now.day && r->minute + r->minutes > app->now.minute))
			continue;
		*vec_add(a, &out->row) = (struct day_end_row){ .session = r->id,
			.patient = r->patient,
			.rev = r->rev,
			.name = r->name,
			.latin = r->latin,
			.number = r->number,
			.label = r->label,
			.untold = r->untold,
			.minute = r->minute,
			.minutes = r->minutes,
			.state = state[r->state],
			.to = r->untold[0] != '\0' ? DAY_OPEN : usual[r->state] };
	}
	return true;
}
