/* filling - the inside of a form being filled: for the fill_*.c of this room only. */
#ifndef PLAIN_FILLING_H
#define PLAIN_FILLING_H

#include "app/chart.h"
#include "app/drafts.h"
#include "app/find.h"
#include "app/staging.h"
#include "form/answer.h"
#include "form/say.h"
#include "plain/fill_in.h"

struct filling;

/* What parts one form from another.  All but command may be NULL. */
struct fill_kind {
	const char *command;
	const char *title; /* NULL: the form's own */
	bool incomplete;   /* can be saved with something left to do */
	/* More to read before the first question. */
	bool (*open)(struct filling *w, struct err *e);
	/* An empty form was opened: what is known of it already. */
	void (*begin)(struct filling *w);
	/* An answer has changed. */
	void (*changed)(struct filling *w);
	/* All is answered: what follows from it, before it is saved. */
	void (*conclude)(struct filling *w);
	/* Something has to be asked before it is saved: false, and not saved, when it is not so. */
	bool (*doubts)(struct filling *w);
	/* Parameters beside the answers. */
	void (*add)(const struct filling *w, struct arena *a, struct pairs *out);
	/* The command said no: true when something was answered and it is tried again. */
	bool (*refused)(struct filling *w, const struct err *e);
	void (*saved)(struct filling *w, const struct outcome *out);
	void (*close)(struct filling *w);
};

struct filling {
	struct desk *d;
	struct talk *t;
	struct app *app;
	const struct fill_kind *kind;
	struct fill what;
	struct form *form;
	struct arena mem;     /* as long as it is filled */
	struct banner banner; /* patient 0: of nobody yet */
	char draft[DRAFT_ID];
	unsigned opened, kept; /* form_changes() when it was opened, and kept last */
	size_t cell;           /* that is asked */
	size_t section;        /* whose title was said last; SIZE_MAX */
	bool mends;            /* one answer out of the list at the end: then back to the list */
	bool incomplete, saved, left, filling; /* filling: the others were told (presence.h) */
	size_t flagged;     /* the cell after the one whose red flag was said last; 0 */
	bool *told;         /* by field: an info was said */
	const char **calc;  /* by cell: a calculation as it was said last, in calc_mem */
	struct pairs given; /* what questions were answered with */
	const char *text;   /* what a new form begins with; NULL */
	/* of some kinds */
	struct staging staging;
	const char *stage[HIPS]; /* as it was said last */
	unsigned meant;          /* form_changes() at which a hip without a stage was meant */
	struct arena alike_mem;
	struct find_rows alike;
	const char *sought;
};

enum asked { ASKED_NEXT, ASKED_BACK, ASKED_AGAIN, ASKED_END, ASKED_LEAVE };

/* fill_ask.c: one question, and its answer taken. */
enum asked fill_ask(struct filling *w);
/* Calculations that are others than were said last: at first all that there are. */
void fill_calculated(struct filling *w);
/* fill_jump.c: to the question that is called so; to the end without words. */
enum asked fill_jump(struct filling *w, const char *words);
/* fill_help.c: what a question means, and its answers. */
void fill_help(struct filling *w);
void fill_options(struct filling *w);

/* fill_end.c: what is left to do is said, and the form is saved or left; ASKED_AGAIN: at w->cell
 * something is to be mended. */
enum asked fill_end(struct filling *w);

/* fill_in.c: the draft, when something has changed. */
void fill_keep(struct filling *w);
/* Opens, asks, saves.  The form may be of nobody yet. */
void fill_run(
    struct desk *d, const struct fill_kind *kind, const struct fill *what, const char *text);

/* fill_new.c: a new patient, as number nth of those that are begun. */
void fill_new(struct desk *d, int nth, const char *text);

/* fill_kinds.c, fill_new.c, fill_stage.c */
extern const struct fill_kind kind_record, kind_person, kind_new, kind_stage;

#endif
