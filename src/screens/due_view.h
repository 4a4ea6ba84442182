/* due_view - the recall list, or what one patient is due for: what is listed, and how it looks. */
#ifndef SCREENS_DUE_VIEW_H
#define SCREENS_DUE_VIEW_H

#include "app/chart.h"
#include "screens/tries.h"
#include "screens/words.h"
#include "ui/list.h"

enum due_asking { ASK_HAPPENED, ASK_NEEDLESS, ASK_LOST, ASK_BEGAN, ASK_ALL_THE_SAME };

struct due_state {
	struct arena mem; /* of the rows, until they are read again */
	struct due_rows rows;
	struct tries tries;   /* of the chosen row */
	struct banner banner; /* of the patient, when it is one patient's list */
	bool one;
	bool head; /* the line of what is shown has the cursor */
	enum due_filter filter;
	int from; /* the first item that is listed; of one patient, all are */
	struct list list;
	enum due_asking asking;          /* what the words say */
	const struct due_outcome *tried; /* of what was not agreed to, when they say why */
	struct words words;
	bool sure_asked; /* the day that was typed is asked about: y or n */
};

/* Reads what is listed.  false: it stays as it was.  s->state is a struct due_state. */
bool due_read(struct screen *s, struct err *e) MUST_CHECK;

/* The row under the cursor; NULL when there is none. */
const struct due_row *due_chosen(const struct due_state *st);

/* A red flag, a patient's wish: what each of them ends in has a list of its own. */
enum due_kind { DUE_KIND_VISIT, DUE_KIND_CALL, DUE_KIND_WISH, DUE_KIND_WAITS };
enum due_kind due_kind_of(const struct due_row *r);

/* What is listed was given up as lost. */
bool due_given_up_list(const struct due_state *st);

/* The whole screen; s->state is a struct due_state. */
void due_draw(const struct screen *s, struct grid *g, struct arena *turn);

#endif
