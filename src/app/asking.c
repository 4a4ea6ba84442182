#include "app/asking.h"

#include "app/lock.h"
#include "app/sign_in.h"

enum { NAME_MOST = 80 };

#define DAYS_FIELD                                                                                 \
	{                                                                                          \
		"days", "Weekdays", "mon-fri, sat, mon wed", { NULL }, 30, true, false             \
	}
#define HOURS_FIELD                                                                                \
	{                                                                                          \
		"hours", "Hours", "08:00-12:00 13:00-17:00, or closed", { NULL }, 44, true, false  \
	}
#define FROM_FIELD                                                                                 \
	{                                                                                          \
		"from", "First day", "24/12, 24 dec, t+3", { NULL }, 20, true, false               \
	}
#define TO_FIELD                                                                                   \
	{                                                                                          \
		"to", "Last day", "empty: the first day alone", { NULL }, 20, false, false         \
	}
#define PART_FIELD                                                                                 \
	{                                                                                          \
		"hours", "Hours", "14:00-18:00; empty: the whole day", { NULL }, 20, false, false  \
	}

#define CODE_FIELD                                                                                 \
	{                                                                                          \
		"code", "Code", "short, as the board shows it: KB, Gym", { NULL }, 8, true, false  \
	}
#define NAME_FIELD                                                                                 \
	{                                                                                          \
		"name", "Name", "in full", { NULL }, 40, true, false                               \
	}
#define SKILLS_FIELD                                                                               \
	{                                                                                          \
		"skills", "For", "of a therapist: exercise gait; a room: gym; device: eswt",       \
		    { NULL }, 120, false, false                                                    \
	}
#define LOGIN_FIELD                                                                                \
	{                                                                                          \
		"login", "Signs in as", "of a therapist, who reads the charts of those treated",   \
		    { NULL }, 40, false, false                                                     \
	}
#define LANES_FIELD                                                                                \
	{                                                                                          \
		"lanes", "Places", "how many at a time", { NULL }, 3, true, false                  \
	}
#define POLICY_FIELD                                                                               \
	{                                                                                          \
		"policy", "When full", "1 refuse  2 ask: with a reason  3 allow",                  \
		    { "refuse", "ask", "allow" }, 0, true, false                                   \
	}
#define OVER_FIELD                                                                                 \
	{                                                                                          \
		"over", "Places beyond", "for ask and allow: how many more", { NULL }, 3, false,   \
		    false                                                                          \
	}

#define VALUE_FIELD                                                                                \
	{                                                                                          \
		"value", "Value", "", { NULL }, 60, true, false                                    \
	}

static const struct ask askings[ASKINGS] = {
	[ASK_HOURS] = { "hours.set", "Hours", { DAYS_FIELD, HOURS_FIELD } },
	[ASK_CLOSURE] = { "closure.add", "Closed days",
	    { FROM_FIELD, TO_FIELD,
		{ "name", "Why", "as sentences say it: Christmas", { NULL }, 40, true, false },
		PART_FIELD,
		{ "yearly", "Every year", "1 no  2 yes", { "no", "yes" }, 0, false, false } } },
	[ASK_ABSENCE] = { "absence.add", "Leave, or extra hours",
	    { FROM_FIELD, TO_FIELD, PART_FIELD,
		{ "extra", "Extra hours", "1 no: away  2 yes: there beyond the usual hours",
		    { "no", "yes" }, 0, true, false },
		{ "why", "Why", "as sentences say it: annual leave", { NULL }, 40, false,
		    false } } },
	[ASK_BACK] = { "absence.drop", "Back after all", { { 0 } } },
	[ASK_CLINIC_HOURS] = { "hours.set", "The clinic's hours", { { 0 } } },
	[ASK_OPEN] = { "closure.drop", "Open after all", { { 0 } } },
	[ASK_THING] = { "resource.add", "A new therapist, room or device",
	    { { "kind", "Kind", "1 therapist  2 room  3 device", { "therapist", "room", "device" },
		  0, true, false },
		CODE_FIELD, NAME_FIELD, SKILLS_FIELD, LANES_FIELD, POLICY_FIELD, OVER_FIELD,
		LOGIN_FIELD } },
	[ASK_THING_CHANGE] = { "resource.change", "Change",
	    { NAME_FIELD, SKILLS_FIELD, LANES_FIELD, POLICY_FIELD, OVER_FIELD } },
	[ASK_PERSON_CHANGE] = { "resource.change", "Change",
	    { NAME_FIELD, SKILLS_FIELD, LANES_FIELD, POLICY_FIELD, OVER_FIELD, LOGIN_FIELD } },
	[ASK_THING_CLOSE] = { "resource.change", "Out of use:", { { 0 } } },
	[ASK_SETTING] = { "setting.set", "Settings: ", { VALUE_FIELD } },
	[ASK_SETTING_PROVEN] = { "setting.set", "Settings: ",
	    { VALUE_FIELD,
		{ "proof", "Your password", "the one that you signed in with", { NULL }, 128, true,
		    true } } },
	[ASK_ADMIT] = { "glass.admit", "Let a colleague in",
	    { { "login", "Who", "the name that the colleague signs in by", { NULL }, 40, true,
		  false },
		{ "reason", "Why", "as those read it who look at the audit", { NULL }, 60, true,
		    false } } },
	[ASK_SHUT] = { "glass.end", "Let in no more", { { 0 } } },
};

const struct ask *
asking(enum asking which)
{
	return &askings[which];
}

static const struct ask_field staff_fields[STAFF_FIELDS] = {
	[STAFF_LOGIN] = { "login", "Signs in as", "letters without accents, digits and . _ - @",
	    { NULL }, LOGIN_MAX, true, false },
	[STAFF_NAME] = { "name", "Name", "as colleagues read it", { NULL }, NAME_MOST, true,
	    false },
	[STAFF_ROLE] = { "role", "Role",
	    "1 reception 2 therapist 3 doctor 4 manager 5 auditor 6 reader",
	    { "reception", "therapist", "doctor", "manager", "auditor", "reader" }, 0, true,
	    false },
	[STAFF_SENSITIVE] = { "sensitive", "Sensitive charts",
	    "1 no  2 reason: opens one for a reason  3 yes", { "no", "reason", "yes" }, 0, true,
	    false },
	[STAFF_UID] = { "uid", "Unix user",
	    "a number; needs no password while none is set; or empty", { NULL }, 10, false, false },
	[STAFF_SECRET] = { "password", "New password", "8 to 128 characters; is not shown",
	    { NULL }, PASSWORD_MAX, false, true },
	[STAFF_NEW_PIN] = { "pin", "New PIN", "4 to 8 digits; is not shown", { NULL }, PIN_MAX,
	    false, true },
	[STAFF_SAME] = { "", "The same again", "", { NULL }, PASSWORD_MAX, false, true },
	[STAFF_PROOF] = { "proof", "Your own password", "the one that you signed in with", { NULL },
	    PASSWORD_MAX, false, true },
};

const struct ask_field *
staff_field(enum staff_field which)
{
	return &staff_fields[which];
}

static const struct staff_asked staff_askeds[] = {
	[STAFF_ADD] = { "staff.add", "A new person on the staff",
	    { STAFF_LOGIN, STAFF_NAME, STAFF_ROLE, STAFF_UID, STAFF_SECRET, STAFF_SAME,
		STAFF_PROOF },
	    7 },
	[STAFF_CHANGE] = { "staff.change", "Change",
	    { STAFF_NAME, STAFF_ROLE, STAFF_SENSITIVE, STAFF_PROOF }, 4 },
	[STAFF_PASSWORD] = { "staff.password", "A new password for",
	    { STAFF_SECRET, STAFF_SAME, STAFF_PROOF }, 3 },
	[STAFF_CLOSE] = { "staff.change", "May not sign in any more:", { STAFF_PROOF }, 1 },
	[STAFF_REOPEN] = { "staff.change", "May sign in again:", { STAFF_PROOF }, 1 },
	[STAFF_OWN] = { "staff.password", "A new password of your own",
	    { STAFF_SECRET, STAFF_SAME, STAFF_PROOF }, 3 },
	[STAFF_PIN] = { "staff.pin", "A PIN of your own, to unlock your screen",
	    { STAFF_NEW_PIN, STAFF_SAME, STAFF_PROOF }, 3 },
};

const struct staff_asked *
staff_asked(enum staff_asks which)
{
	return &staff_askeds[which];
}

/* Somebody new may get a password later, and not everybody is a Unix user. */
bool
staff_needs(enum staff_asks asks, enum staff_field f)
{
	return f == STAFF_SECRET || f == STAFF_NEW_PIN ? asks != STAFF_ADD : staff_fields[f].needed;
}
