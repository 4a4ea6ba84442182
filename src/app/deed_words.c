#include "app/deed_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* In the order of strcmp(): it is searched. */
static const struct deed {
	const char *action, *words;
} deeds[] = {
	{ "absence.add", "noted leave or extra hours" },
	{ "absence.drop", "took an absence away" },
	{ "absence.replan", "noted leave, and moved visits" },
	{ "access.read", "read who has access" },
	{ "act-as", "acted as somebody else" },
	{ "alert.add", "added an alert" },
	{ "alert.end", "ended an alert" },
	{ "amendment.accept", "accepted a wish to amend" },
	{ "amendment.ask", "noted a wish to amend" },
	{ "amendment.deny", "denied a wish to amend" },
	{ "amendment.error", "took out a wish noted in error" },
	{ "amendment.reopen", "opened a wish to amend again" },
	{ "audit.read", "read the audit" },
	{ "backup.drill", "tried a backup" },
	{ "backup.write", "wrote a backup" },
	{ "chart.open", "opened the chart" },
	{ "clinic.create", "made the clinic" },
	{ "clock.back", "met a clock that went back" },
	{ "closure.add", "closed the clinic" },
	{ "closure.drop", "took a closure away" },
	{ "closure.import", "closed on the holidays of a file" },
	{ "closure.preview", "looked at holidays of a file" },
	{ "closure.replan", "closed the clinic, moved visits" },
	{ "course.book", "booked a course" },
	{ "course.change", "changed a course" },
	{ "course.reopen", "went on with a course" },
	{ "course.stop", "stopped a course" },
	{ "day.end", "recorded the end of a day" },
	{ "decision.began", "said when the treatment began" },
	{ "decision.end", "ended a decision" },
	{ "decision.observe", "decided to watch a hip" },
	{ "decision.record", "decided on a treatment" },
	{ "decision.reopen", "took the end of a decision back" },
	{ "disclosure.add", "noted what left the clinic" },
	{ "disclosure.error", "took out a line noted in error" },
	{ "disclosure.read", "read what left the clinic" },
	{ "due.answer", "noted that it happened" },
	{ "due.back", "put due items back" },
	{ "due.cancel", "noted that it is not needed" },
	{ "due.contact", "tried to reach the patient" },
	{ "due.found", "noted that the patient came back" },
	{ "due.link", "tied a visit to what is due" },
	{ "due.lost", "gave up reaching the patient" },
	{ "due.recount", "counted what is due anew" },
	{ "due.reopen", "made it due again" },
	{ "due.side", "changed the hip of what is due" },
	{ "due.untry", "took back a try to reach" },
	{ "glass.admit", "let a colleague into the chart" },
	{ "glass.break", "opened a sensitive chart" },
	{ "glass.end", "ended that a colleague was let in" },
	{ "glass.resume", "let a colleague in again" },
	{ "glass.review", "signed an opened sensitive chart" },
	{ "history.open", "read the history" },
	{ "history.read", "read the history" },
	{ "hold.drop", "let a held place go" },
	{ "hold.series", "held places while booking" },
	{ "hold.take", "held a place while booking" },
	{ "hours.set", "set weekly hours" },
	{ "list.open", "opened a list" },
	{ "lock", "locked the screen" },
	{ "patient.edit", "changed the person's details" },
	{ "patient.find", "searched for a patient" },
	{ "patient.import", "imported patients" },
	{ "patient.maybe_same", "asked again whether one person" },
	{ "patient.merge", "made two records one" },
	{ "patient.not_same", "said that they are two people" },
	{ "patient.register", "registered the patient" },
	{ "patient.sensitive", "changed who may read the chart" },
	{ "patient.state", "changed whether still a patient" },
	{ "patient.unmerge", "parted two records again" },
	{ "plan.add_course", "added a course" },
	{ "plan.book", "booked the plan" },
	{ "plan.make", "made the plan" },
	{ "plan.reopen", "went on with the plan" },
	{ "plan.stop", "stopped the plan" },
	{ "presence.end", "ended a session at a terminal" },
	{ "print.card", "printed the appointments" },
	{ "print.day", "printed the sheets of a day" },
	{ "print.outage", "printed the outage pack" },
	{ "print.tell", "printed who is to be told" },
	{ "redflag.again", "put a red flag up again" },
	{ "redflag.contact", "called about a red flag" },
	{ "redflag.list", "read the red flags" },
	{ "resource.add", "added a therapist, room or device" },
	{ "resource.change", "changed a therapist, room, device" },
	{ "response.retract", "took out a record made in error" },
	{ "response.save", "saved a record" },
	{ "session.arrive", "noted as arrived" },
	{ "session.back", "put visits back" },
	{ "session.book", "booked" },
	{ "session.cancel", "cancelled" },
	{ "session.done", "noted as done" },
	{ "session.each", "noted several visits" },
	{ "session.move", "moved" },
	{ "session.noshow", "noted as no-show" },
	{ "session.replan", "moved several visits" },
	{ "session.restore", "put back into an earlier state" },
	{ "session.start", "noted as begun" },
	{ "session.to_tell", "read who is still to be told" },
	{ "session.told", "noted that the patient was told" },
	{ "session.untold", "noted that nobody was told" },
	{ "session.walkin", "put on the board as a walk-in" },
	{ "setting.set", "changed a setting" },
	{ "sign-in", "signed in" },
	{ "sign-out", "signed out" },
	{ "staff.add", "added a person to the staff" },
	{ "staff.change", "changed a person of the staff" },
	{ "staff.password", "set a password" },
	{ "staff.pin", "set a PIN" },
	{ "staff.pin_drop", "took a PIN away" },
	{ "stage.confirm", "confirmed the stage" },
	{ "stage.retract", "took out a stage made in error" },
	{ "stranded.replan", "moved visits of closed days" },
	{ "undo.id", "took an action back" },
	{ "undo.last", "took the last action back" },
	{ "unlock", "unlocked the screen" },
	{ "visit.book", "booked visits" },
	{ "wait.add", "put on the wait list" },
	{ "wait.end", "took off the wait list" },
	{ "wait.give", "gave a free place" },
	{ "wait.resume", "put back on the wait list" },
};

static int
compare(const void *action, const void *deed)
{
	return strcmp(action, ((const struct deed *)deed)->action);
}

const char *
deed_words(const char *action)
{
	const char *end = strrchr(action, '.'); /* "plan.open": a screen of a sensitive chart */
	const struct deed *d =
	    bsearch(action, deeds, sizeof(deeds) / sizeof(*deeds), sizeof(*deeds), compare);

	if (d != NULL)
		return d->words;
	return end != NULL && strcmp(end, ".open") == 0 ? "looked into the chart" : action;
}

/* With what the deeds begin, and the same of what is not done yet. */
static const struct {
	const char *past, *plain;
} verbs[] = {
	{ "accepted", "accept" },
	{ "acted", "act" },
	{ "added", "add" },
	{ "asked", "ask" },
	{ "booked", "book" },
	{ "called", "call" },
	{ "cancelled", "cancel" },
	{ "changed", "change" },
	{ "closed", "close" },
	{ "confirmed", "confirm" },
	{ "counted", "count" },
	{ "decided", "decide" },
	{ "denied", "deny" },
	{ "ended", "end" },
	{ "gave", "give" },
	{ "held", "hold" },
	{ "imported", "import" },
	{ "let", "let" },
	{ "locked", "lock" },
	{ "looked", "look" },
	{ "made", "make" },
	{ "met", "meet" },
	{ "moved", "move" },
	{ "noted", "note" },
	{ "opened", "open" },
	{ "parted", "part" },
	{ "printed", "print" },
	{ "put", "put" },
	{ "read", "read" },
	{ "recorded", "record" },
	{ "registered", "register" },
	{ "said", "say" },
	{ "saved", "save" },
	{ "searched", "search" },
	{ "set", "set" },
	{ "signed", "sign" },
	{ "stopped", "stop" },
	{ "tied", "tie" },
	{ "took", "take" },
	{ "tried", "try" },
	{ "unlocked", "unlock" },
	{ "went", "go" },
	{ "wrote", "write" },
};

const char *
deed_tried(const char *action, struct arena *a)
{
	const char *words = deed_words(action);

	for (size_t i = 0; i < sizeof(verbs) / sizeof(*verbs); i++) {
		size_t n = strlen(verbs[i].past);

		if (strncmp(words, verbs[i].past, n) == 0
		    && (words[n] == '\0' || words[n] == ' ' || words[n] == ','))
			return text_fmt(a, "tried to %s%s", verbs[i].plain, words + n);
	}
	return text_fmt(a, "tried: %s", words);
}
