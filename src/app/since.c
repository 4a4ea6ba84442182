#include "app/since.h"

#include <string.h>

#include "app/inside.h"
#include "base/text.h"
#include "model/followup.h"

static bool
is_operation(const struct followup *rules, const char *key)
{
	for (size_t i = 0; i < rules->rule.n; i++)
		if (strcmp(rules->rule.at[i].what, key) == 0
		    && rules->rule.at[i].from == FROM_OPERATION)
			return true;
	return false;
}

const char *
since_words(struct app *app, const char *key, int began, struct arena *a)
{
	const struct followup *rules;
	char day[DAY_TEXT];
	struct err unheard; /* the day is on record, whatever the pack says */

	if (began == DAY_NONE)
		return "";
	return text_fmt(a, "%s %s",
	    app_followup(app, &rules, &unheard) && is_operation(rules, key) ? "operated" : "since",
	    day_show(began, day));
}
