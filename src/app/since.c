#include "app/since.h"

#include "app/inside.h"
#include "base/text.h"
#include "model/followup.h"

const char *
since_words(struct app *app, const char *key, int began, struct arena *a)
{
	const struct followup *rules;
	char day[DAY_TEXT];
	struct err unheard; /* the day is on record, whatever the pack says */

	if (began == DAY_NONE)
		return "";
	return text_fmt(a, "%s %s",
	    app_followup(app, &rules, &unheard) && followup_is_operation(rules, key) ? "operated"
										     : "since",
	    day_show(began, day));
}
