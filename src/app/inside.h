/* inside - what the files of app/ see of an open clinic, and nobody else. */
#ifndef APP_INSIDE_H
#define APP_INSIDE_H

#include "app/trouble.h"
#include "base/text.h"
#include "base/vec.h"
#include "expr/expr.h"
#include "lang/fold.h"
#include "store/tx.h"

struct formdef;
struct pack;
struct scores;
struct drafts;
struct followup;
struct protocols;
struct redflags;

/* What is typed and must be written down elsewhere: rescue.h. */
struct rescue {
	bool on;
	struct arena mem;
	struct text text;
};

struct shelved {
	const char *id;
	const struct formdef *def;
};

/* Numbers of what this session did and can take back, the last one last. */
enum { ACTS_KEPT = 64 };
struct acts {
	int64_t staff; /* whose they are */
	size_t n;
	int64_t id[ACTS_KEPT];
};

/* What is entered now happened then and was on paper: late.h. */
struct paper {
	struct arena mem;
	int64_t staff; /* whose; 0: nothing is from paper */
	struct now happened;
	const char *why;
};

struct app {
	struct arena mem;
	struct app_paths paths;
	struct db *db;
	struct drafts *drafts;    /* NULL until the first one */
	const char *drafts_aside; /* a damaged file of them that nobody was told of; NULL */
	int drafts_lost;          /* of records that are not there; 0 once it was told */
	bool draft_beside;        /* a draft was kept beside another, and nobody was told */
	struct expr_env *env;     /* of the forms and the pack */
	struct clinic clinic;
	struct now now;
	const char *station;
	int64_t os_uid;
	struct person person;
	int64_t signed_in; /* whose password or Unix user it was; acting as another, not that one */
	const char *recount_news; /* who could not be counted anew, still to be said; NULL */
	int64_t presence;         /* this session in drafts.db; 0: it does not beat */
	int64_t presence_version, presence_sum; /* of presence_others() */
	int64_t presence_told; /* the person's newest other session that was told */
	int recall;            /* enum due_filter: chosen last */
	enum trouble trouble;  /* what was found when the database was looked at last */
	char trouble_said[ERR_TEXT];
	struct rescue rescue;
	bool aged;                   /* the next unlocking takes the password */
	bool owes_sign_in;           /* the audit has no line of it yet */
	VEC(struct shelved) forms;   /* those that were read */
	const struct pack *pack;     /* NULL until it is read */
	struct scores *scores;       /* NULL until they are read */
	struct followup *followup;   /* the same */
	struct protocols *protocols; /* the same */
	struct redflags *redflags;   /* the same */
	struct fold fold;            /* of names */
	struct acts acts;
	struct paper paper;
};

/* One more of them, by its number in `undo`. */
void acts_add(struct app *app, int64_t id);

/* Who acts in a transaction. */
struct actor app_actor(const struct app *app, const char *reason);

/* 1 to IDLE_MOST minutes; 0: it is none of these. */
enum { IDLE_FIRST = 5, IDLE_MOST = 60 };
int idle_read(const char *s);
/* The same of sign_out_minutes: up to a working day, counted from the last key. */
enum { SIGN_OUT_FIRST = 30, SIGN_OUT_MOST = 720 };
int sign_out_read(const char *s);

/* What a setting is while nobody set it. */
const char *setting_first(const char *name, struct arena *a);

/* The settings again, after one was changed. */
bool app_read_clinic(struct app *app, struct err *e) MUST_CHECK;

/* The instruments of the pack, read once. */
bool app_scores(struct app *app, const struct scores **out, struct err *e) MUST_CHECK;
/* What is due when, from the pack, read once. */
bool app_followup(struct app *app, const struct followup **out, struct err *e) MUST_CHECK;
/* The courses that plans are made from, the clinic's own before the pack's, read once. */
bool app_protocols(struct app *app, const struct protocols **out, struct err *e) MUST_CHECK;
/* What must not wait, from the pack, read once. */
bool app_redflags(struct app *app, const struct redflags **out, struct err *e) MUST_CHECK;
/* One form out of its file, in a. */
bool shelf_read_form(const char *path, struct expr_env *env, struct arena *a,
    const struct formdef **out, struct err *e) MUST_CHECK;

/* app->drafts, opened when first needed: a session that types nothing needs none. */
bool app_drafts(struct app *app, struct err *e) MUST_CHECK;

/* This session was not ended from elsewhere.  errors  ERR_DENIED says by whom. */
bool presence_holds(struct app *app, struct err *e) MUST_CHECK;
void presence_leave(struct app *app);

/* One line in the audit for something that was read, refused or tried. */
struct happened {
	const char *action, *object;
	int64_t id, patient;
	const char *outcome;
};
bool app_note(struct app *app, const struct happened *h, struct err *e) MUST_CHECK;
/* The same of a refusal, which a failing audit must not hide. */
void app_note_anyway(struct app *app, const struct happened *h);

#endif
