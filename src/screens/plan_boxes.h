/* plan_boxes - the courses that the decisions offer, as boxes: a person takes some of them, and F2
 * adds those to the plan, one after the other.  Where figures are missing the screen of a course
 * asks for them first.
 *
 * What is taken and not yet added is kept when the screen is left. */
#ifndef SCREENS_PLAN_BOXES_H
#define SCREENS_PLAN_BOXES_H

#include "app/offer_rows.h"
#include "screens/kept_text.h"
#include "ui/list.h"

/* Starts as { 0 }; of a screen whose reload reads the offers again. */
struct plan_boxes {
	const struct plan_view *plan; /* to which they are added */
	struct plan_offers offers;
	struct offer_rows rows;
	struct list list;
	bool adding;        /* they are shown beside an existing plan */
	const char *opened; /* the offer whose figures are asked, by its name */
	bool going_on;      /* F2 goes on with the next one that was taken */
	struct kept_text kept;
};

/* What was read again, which lives in mem; what was taken stays taken. */
void plan_boxes_set(struct plan_boxes *b, const struct plan_offers *offers,
    const struct plan_view *plan, struct arena *mem);
/* The boxes as they were left, which is said; one that a condition excludes now stays empty. */
bool plan_boxes_take(
    struct screen *s, struct plan_boxes *b, struct arena *mem, struct err *e) MUST_CHECK;
void plan_boxes_keep(struct screen *s, struct plan_boxes *b);

/* They are shown: there is no course yet, or another one is added. */
bool plan_boxes_on(const struct plan_boxes *b);
/* Some are taken and not yet added. */
bool plan_boxes_any(const struct plan_boxes *b);
/* The row under the cursor; NULL: nothing is offered. */
const struct offer_row *plan_boxes_row(const struct plan_boxes *b);

/* One key while they are shown. */
struct go plan_boxes_key(struct screen *s, struct plan_boxes *b, const struct input *in);
/* Adds what was taken; with nothing taken and a plan it goes on to its sessions. */
struct go plan_boxes_save(struct screen *s, struct plan_boxes *b);
/* The screen of a course has saved what it was opened on. */
struct go plan_boxes_added(struct screen *s, struct plan_boxes *b);

#endif
