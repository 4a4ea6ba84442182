#include "app/trouble.h"

#include <stdio.h>

#include "app/inside.h"
#include "store/standing.h"

enum trouble
trouble_look(struct app *app)
{
	static const enum trouble means[] = {
		[STANDING_WELL] = TROUBLE_NONE,
		[STANDING_LOST] = TROUBLE_ENDED,
		[STANDING_NEWER] = TROUBLE_ENDED,
		[STANDING_DAMAGED] = TROUBLE_NO_SAVING,
		[STANDING_READONLY] = TROUBLE_NO_SAVING,
	};
	struct err e = { .text = "" };

	app->trouble = means[standing_of(app->db, &e)];
	snprintf(app->trouble_said, sizeof(app->trouble_said), "%s",
	    app->trouble == TROUBLE_NONE ? "" : e.text);
	return app->trouble;
}

enum trouble
trouble_now(const struct app *app)
{
	return app->trouble;
}

const char *
trouble_said(const struct app *app)
{
	return app->trouble_said;
}
