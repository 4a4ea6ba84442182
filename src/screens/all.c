#include "screens/all.h"

#include <string.h>

static const struct screen_ops *const all[] = {
	&alerts_screen,
	&audit_screen,
	&away_screen,
	&board_screen,
	&book_screen,
	&calls_screen,
	&cancel_screen,
	&changed_screen,
	&changes_screen,
	&chart_screen,
	&clinic_screen,
	&close_screen,
	&commands_screen,
	&day_end_screen,
	&day_screen,
	&course_screen,
	&due_screen,
	&each_screen,
	&ending_screen,
	&plan_screen,
	&duplicates_screen,
	&field_screen,
	&find_screen,
	&form_screen,
	&glass_screen,
	&free_screen,
	&help_screen,
	&history_screen,
	&holidays_screen,
	&hours_screen,
	&lock_screen,
	&menu_screen,
	&merge_screen,
	&move_screen,
	&offer_screen,
	&outage_screen,
	&override_screen,
	&paper_screen,
	&password_screen,
	&pin_screen,
	&recall_screen,
	&disclosures_screen,
	&done_screen,
	&readers_screen,
	&record_screen,
	&register_screen,
	&review_screen,
	&scores_screen,
	&series_screen,
	&sessions_screen,
	&sheets_screen,
	&sign_in_screen,
	&staff_screen,
	&stage_screen,
	&stranded_screen,
	&things_screen,
	&treatment_screen,
	&trouble_screen,
	&versions_screen,
	&visits_screen,
	&wait_screen,
	&waits_screen,
	&walkin_screen,
	&week_screen,
};

const struct screen_ops *
screen_called(const char *name)
{
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (strcmp(all[i]->name, name) == 0)
			return all[i];
	return NULL;
}
