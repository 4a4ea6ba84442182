/* all - the screens there are.  Of the other rooms and screens stack.c alone asks for them. */
#ifndef SCREENS_ALL_H
#define SCREENS_ALL_H

#include "screens/screen.h"

extern const struct screen_ops admit_screen;
extern const struct screen_ops alerts_screen;
extern const struct screen_ops audit_screen;
extern const struct screen_ops away_screen;
extern const struct screen_ops backup_screen;
extern const struct screen_ops began_screen;
extern const struct screen_ops board_screen;
extern const struct screen_ops book_screen;
extern const struct screen_ops calls_screen;
extern const struct screen_ops cancel_screen;
extern const struct screen_ops changed_screen;
extern const struct screen_ops changes_screen;
extern const struct screen_ops chart_screen;
extern const struct screen_ops clinic_screen;
extern const struct screen_ops close_screen;
extern const struct screen_ops commands_screen;
extern const struct screen_ops day_end_screen;
extern const struct screen_ops day_screen;
extern const struct screen_ops course_screen;
extern const struct screen_ops due_screen;
extern const struct screen_ops plan_screen;
extern const struct screen_ops each_screen;
extern const struct screen_ops duplicates_screen;
extern const struct screen_ops ending_screen;
extern const struct screen_ops field_screen;
extern const struct screen_ops find_screen;
extern const struct screen_ops form_screen;
extern const struct screen_ops glass_screen;
extern const struct screen_ops free_screen;
extern const struct screen_ops help_screen;
extern const struct screen_ops history_screen;
extern const struct screen_ops holidays_screen;
extern const struct screen_ops hours_screen;
extern const struct screen_ops lock_screen;
extern const struct screen_ops mark_screen;
extern const struct screen_ops menu_screen;
extern const struct screen_ops merge_screen;
extern const struct screen_ops move_screen;
extern const struct screen_ops offer_screen;
extern const struct screen_ops outage_screen;
extern const struct screen_ops override_screen;
extern const struct screen_ops paper_screen;
extern const struct screen_ops password_screen;
extern const struct screen_ops pin_screen;
extern const struct screen_ops recall_screen;
extern const struct screen_ops disclosures_screen;
extern const struct screen_ops readers_screen;
extern const struct screen_ops record_screen;
extern const struct screen_ops register_screen;
extern const struct screen_ops review_screen;
extern const struct screen_ops scores_screen;
extern const struct screen_ops series_screen;
extern const struct screen_ops done_screen;
extern const struct screen_ops sessions_screen;
extern const struct screen_ops settings_screen;
extern const struct screen_ops sheets_screen;
extern const struct screen_ops sign_in_screen;
extern const struct screen_ops staff_screen;
extern const struct screen_ops stage_screen;
extern const struct screen_ops stranded_screen;
extern const struct screen_ops tell_screen;
extern const struct screen_ops things_screen;
extern const struct screen_ops treatment_screen;
extern const struct screen_ops trouble_screen;
extern const struct screen_ops versions_screen;
extern const struct screen_ops visits_screen;
extern const struct screen_ops wait_screen;
extern const struct screen_ops waits_screen;
extern const struct screen_ops walkin_screen;
extern const struct screen_ops week_screen;

/* NULL when there is none of that name. */
const struct screen_ops *screen_called(const char *name);

#endif
