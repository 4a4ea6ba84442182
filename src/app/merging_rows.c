/* merging_rows - two records side by side, in words. */
#include "app/merge_form.h"
#include "app/merging.h"
#include "base/text.h"

static const char *
born(const struct merging_side *s, struct arena *a)
{
	char day[DAY_TEXT];

	if (s->born == DAY_NONE)
		return "not known";
	return text_fmt(a, "%s%s", day_show(s->born, day), s->born_estimated ? " (estimate)" : "");
}

static const char *
stages(const struct merging_side *s, struct arena *a)
{
	if (s->right[0] == '\0' && s->left[0] == '\0')
		return "not staged";
	return text_fmt(a, "right %s, left %s", s->right, s->left);
}

static const char *
visits(const struct merging_side *s, struct arena *a)
{
	return text_fmt(a, "%d done, %d booked", s->visits, s->booked);
}

static const char *
records(const struct merging_side *s, struct arena *a)
{
	return text_fmt(a, "%d form%s, %d due", s->forms, s->forms == 1 ? "" : "s", s->due);
}

static const char *
day_of_registration(const struct merging_side *s, struct arena *a)
{
	char day[DAY_TEXT];

	return arena_str(a, day_show(s->registered, day));
}

static const char *
or_dash(const char *s)
{
	return s[0] == '\0' ? "-" : s;
}

int
merging_rows(const struct merging *m, struct arena *a, struct merging_row out[MERGING_ROWS])
{
	const struct merging_side *s = &m->stays, *g = &m->goes;
	int n = 0;

	out[n++] = (struct merging_row){ "Number", s->number, g->number, 0 };
	out[n++] = (struct merging_row){ "Name", s->shown, g->shown, TAKE_NAME };
	out[n++] = (struct merging_row){ "Other names", or_dash(s->names), or_dash(g->names), 0 };
	out[n++] = (struct merging_row){ "Born", born(s, a), born(g, a), TAKE_BORN };
	out[n++] = (struct merging_row){ "Sex", or_dash(s->sex), or_dash(g->sex), TAKE_SEX };
	out[n++] =
	    (struct merging_row){ "Phone", or_dash(s->phones), or_dash(g->phones), TAKE_PHONE };
	out[n++] = (struct merging_row){ "Address", or_dash(s->address), or_dash(g->address),
		TAKE_ADDRESS };
	out[n++] = (struct merging_row){ "Stage", stages(s, a), stages(g, a), 0 };
	out[n++] =
	    (struct merging_row){ "Treatment", or_dash(s->treatments), or_dash(g->treatments), 0 };
	out[n++] = (struct merging_row){ "Visits", visits(s, a), visits(g, a), 0 };
	out[n++] = (struct merging_row){ "Records", records(s, a), records(g, a), 0 };
	out[n++] = (struct merging_row){ "Registered", day_of_registration(s, a),
		day_of_registration(g, a), 0 };
	return n;
}
