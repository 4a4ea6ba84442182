/* trouble - the database goes wrong while a session has it open. */
#ifndef APP_TROUBLE_H
#define APP_TROUBLE_H

#include "app/app.h"

enum trouble {
	TROUBLE_NONE,
	TROUBLE_NO_SAVING, /* what is there can be read; nothing can be saved */
	TROUBLE_ENDED, /* this session cannot go on: the database is gone, or a newer program's */
};

/* Looks anew; cheap enough for twice a second.  The sentence is kept for trouble_said(). */
enum trouble trouble_look(struct app *app);
/* What trouble_look() found last. */
enum trouble trouble_now(const struct app *app);
/* Its sentence: what is wrong and what to do; "". */
const char *trouble_said(const struct app *app);

#endif
