/* form_work - one form from opening to saving, as every screen that fills one does it.
 *
 * What is typed is a draft from the first keys on, and its id is the key of the save.  F2 first
 * lists what is wrong, then asks what is unusual, then runs the command; a correction asks why.
 */
#ifndef SCREENS_FORM_WORK_H
#define SCREENS_FORM_WORK_H

#include "app/booked.h"
#include "app/chart.h"
#include "app/clash.h"
#include "app/drafts.h"
#include "app/reasons.h"
#include "form/answer.h"
#include "screens/form_view.h"

struct form_work;
struct redflag;

/* What parts one form screen from another.  All but command and saved may be NULL. */
struct form_kind {
	const char *command;
	const char *title; /* NULL: the form's own */
	bool incomplete;   /* can be saved with something left to do */
	/* Parameters beside the answers. */
	void (*add)(const struct form_work *w, struct arena *a, struct pairs *out);
	/* Where it goes on. */
	struct go (*saved)(struct form_work *w, struct screen *s, const struct outcome *out);
	/* The command said no: true when the screen asks about it by itself. */
	bool (*refused)(struct form_work *w, struct screen *s, const struct err *e);
	/* Asks what has to be asked before it is saved: true when it did. */
	bool (*doubts)(struct form_work *w, struct screen *s);
	/* An empty form was opened: what is known of it already. */
	void (*begin)(struct form_work *w, struct screen *s);
	/* The answers have changed, or were opened. */
	void (*changed)(struct form_work *w, struct screen *s);
	/* Rows below the form at this size, and what stands in them. */
	int (*below_rows)(const struct form_work *w, const struct body *b, int cols);
	void (*draw_below)(
	    const struct form_work *w, struct grid *g, struct body b, int cols, struct arena *turn);
	/* In place of the help at the right of a wide terminal. */
	void (*draw_aside)(
	    const struct form_work *w, struct grid *g, struct body b, int x, struct arena *turn);
	bool columns;                /* a head names the two hips above their columns */
	const char *const *contexts; /* while one fills; NULL: form_contexts */
	/* WORK_PANEL: what is below the form has the keys. */
	const char *const *panel_contexts;
	struct go (*panel_key)(struct form_work *w, struct screen *s, const struct key *k);
	const char *(*panel_message)(const struct form_work *w);
};

/* From so many columns on something stands beside the form. */
enum { FORM_WIDE = 100 };

enum work_at { WORK_FILL, WORK_PROBLEMS, WORK_QUESTION, WORK_REASON, WORK_PANEL, WORK_CLASH };

/* A question of the message line, answered by y or n. */
typedef struct go answer_fn(struct form_work *w, struct screen *s, bool yes);

struct form_work {
	const struct form_kind *kind;
	struct fill what;
	const char *title;
	struct form_view view;
	struct banner banner; /* patient 0: of nobody */
	struct body room;     /* what the frame leaves in a window of this size */
	int room_rows, room_cols;
	enum work_at at;
	struct arena found; /* of problem */
	struct problems problem;
	size_t chosen;
	const char *question;
	answer_fn *answer;
	struct problem asked;
	struct edit line;                   /* of WORK_REASON */
	const char *line_label, *line_name; /* what it asks, and the pair that it becomes */
	enum reason_of line_of;             /* whose letters may be typed in it */
	struct pairs given;                 /* what questions were answered with */
	struct clash clash;                 /* with what somebody saved meanwhile */
	size_t flag_cell;                   /* of a red flag that is up, and */
	const struct redflag *flag;         /* what it says */
	const char *flag_said;              /* typed before the answer was taken back; NULL */
	struct booked booked;               /* what the visit was for; side NULL: it is of none */
	const char *other_hip;              /* than was booked is treated, in words; NULL */
	uint64_t flags;                     /* form_flag_answered() of what is saved */
	size_t nth;                         /* of clash.both: the cursor */
	bool incomplete;
	char draft[DRAFT_ID];
	unsigned opened, kept, seen, begun; /* form_changes() then; begun: before anybody typed */
	int kept_minute;
	bool filling;    /* the others were told (presence.h) */
	char others[64]; /* who fills it, too: "RI fills Intake"; "" */
	bool saved;
	unsigned beside; /* moves when what is shown beside the answers may be other */
	bool alone;      /* form_line_alone() of the last key */
};

/* Opens the form of w->what for w->kind, and the draft that this person left of it. */
bool form_work_open(struct form_work *w, struct screen *s, struct err *e) MUST_CHECK;
void form_work_close(struct form_work *w, struct screen *s);
/* Reads again who else fills it. */
bool form_work_reload(struct form_work *w, struct screen *s, struct err *e) MUST_CHECK;
/* Writes the draft when something has changed. */
void form_work_keep(struct form_work *w, struct screen *s);

/* One key, and what is seen of it. */
struct go form_work_handle(struct form_work *w, struct screen *s, const struct input *in);
/* All of the screen. */
void form_work_draw(
    const struct form_work *w, const struct screen *s, struct grid *g, struct arena *turn);

/* The form of w->what anew, with the draft of it, in place of the one that is open.  When it
 * cannot be opened, that is said, and the other one is as it was. */
void form_work_take(struct form_work *w, struct screen *s);

/* Once more, from the beginning of saving. */
struct go form_work_save(struct form_work *w, struct screen *s);
/* With what is still open. */
struct go form_work_save_incomplete(struct form_work *w, struct screen *s);
/* Asks; yes and no come to fn. */
void form_work_ask(struct form_work *w, const char *question, answer_fn *fn);
/* Asks for a line of text, which is then given to the command under that name. */
void form_work_ask_line(struct form_work *w, struct screen *s, const char *label, const char *name);
/* One more pair for the command; what is given twice is said together. */
void form_work_give(struct form_work *w, struct screen *s, const char *name, const char *value);

/* form_save.c: keys of a question, and of a line. */
struct go form_work_question_key(struct form_work *w, struct screen *s, const struct key *k);
struct go form_work_line_key(struct form_work *w, struct screen *s, const struct key *k);
/* The letters that stand for a reason, of a correction or of a late entry, and what each means. */
/* form_clash.c: somebody saved this record meanwhile.  What they changed comes into the form;
 * where both did, each answer is asked.  False: it was not that. */
bool form_clash(struct form_work *w, struct screen *s, const struct err *e);
/* WORK_CLASH: each answer that both changed, with both values. */
struct go form_clash_key(struct form_work *w, struct screen *s, const struct key *k);
void form_clash_draw(const struct form_work *w, struct grid *g, struct body b, struct arena *turn);
/* To the question of that name: "xray_crescent.L", "medicine.2". */
void form_work_go(struct form_work *w, const char *place);

/* The key table's contexts while something is asked. */
extern const char *const form_contexts[];
extern const char *const question_contexts[];
extern const char *const clash_contexts[];
extern const char *const line_contexts[];
/* What k means in those; "" nothing. */
const char *form_work_action(
    const struct screen *s, const char *const *contexts, const struct key *k);

#endif
