/* plan_rows - the rows of the plan screen: courses of the plan, and those offered, and what is said
 * of an offer below them. */
#ifndef SCREENS_PLAN_ROWS_H
#define SCREENS_PLAN_ROWS_H

#include "app/offer_rows.h"
#include "ui/grid.h"

/* Where and how a row is drawn. */
struct row_at {
	int y, x, w;
	enum look look;
	struct arena *turn;
};

/* The heads above the rows; offers: of what is offered, else of the plan. */
void plan_heads(struct grid *g, const struct row_at *r, bool offers);
/* One course of the plan: how often, how many are done, booked, missed and left. */
void plan_line_row(const struct plan_line *l, struct grid *g, const struct row_at *r);
/* One that is offered: its box, its hips, and what a person is still asked for. */
void plan_offer_row(const struct offer_row *o, bool taken, struct grid *g, const struct row_at *r);

/* What is said below the rows of the offer under the cursor: what it is for, what is against it,
 * and what is asked.  NULL: nothing is offered. */
void plan_offer_tell(const struct plan_offers *o, const struct offer_row *r, struct told *p);

#endif
