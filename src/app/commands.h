/* commands - the arrays of rows, one for each *_commands.c; each ends with a NULL name. */
#ifndef APP_COMMANDS_H
#define APP_COMMANDS_H

#include "app/command.h"

extern const struct command call_commands[];
extern const struct command course_commands[];
extern const struct command merge_commands[];
extern const struct command move_commands[];
extern const struct command patient_commands[];
extern const struct command replan_commands[];
extern const struct command resource_commands[];
extern const struct command hours_commands[];
extern const struct command session_commands[];
extern const struct command turn_commands[];
extern const struct command day_commands[];
extern const struct command glass_commands[];
extern const struct command admit_commands[];
extern const struct command holiday_commands[];
extern const struct command import_commands[];
extern const struct command hold_commands[];
extern const struct command wait_commands[];
extern const struct command decision_commands[];
extern const struct command disclosure_commands[];
extern const struct command due_commands[];
extern const struct command plan_commands[];
extern const struct command presence_commands[];
extern const struct command print_commands[];
extern const struct command response_commands[];
extern const struct command stage_commands[];
extern const struct command staff_commands[];
extern const struct command undo_commands[];
extern const struct command untold_commands[];
extern const struct command visit_commands[];

/* Who may: the manager may do all of it. */
enum {
	MAY_MANAGE = ROLE_MANAGER,
	MAY_DECIDE = ROLE_DOCTOR | ROLE_MANAGER,
	MAY_TREAT = ROLE_THERAPIST | ROLE_DOCTOR | ROLE_MANAGER,
	MAY_WORK = ROLE_RECEPTION | ROLE_THERAPIST | ROLE_DOCTOR | ROLE_MANAGER,
};

#endif
