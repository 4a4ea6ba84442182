#include "lib/deeds.h"

#include <string.h>

#include "app/inside.h"
#include "app/sign_in.h"
#include "base/text.h"
#include "lib/test.h"
#include "store/db_in.h"

#define SESSION(of) "{SELECT min(id) FROM session WHERE " of "}"
#define TODAY "day = 20780"
#define AHEAD "state = 'booked' AND day > 20781"
#define DUE "{SELECT min(id) FROM due WHERE state = 'open' AND kind = 'clinic'}"

#define DUE_OF                                                                                     \
	"{SELECT min(d.id) FROM due d JOIN session s ON s.patient = d.patient WHERE d.kind ="      \
	" 'clinic' AND d.state = 'open' AND s.state = 'booked' AND s.day > 20781}"
#define SESSION_OF                                                                                 \
	"{SELECT s.id FROM due d JOIN session s ON s.patient = d.patient WHERE d.kind = 'clinic'"  \
	" AND d.state = 'open' AND s.state = 'booked' AND s.day > 20781 ORDER BY d.id LIMIT 1}"

#define CLOT(day)                                                                                  \
	"form=visit patient=#13 day=" day                                                          \
	" rf_clot=yes rf_clot_act=ambulance~called state=incomplete"
#define CALL(state) "{SELECT max(id) FROM due WHERE kind = 'contact' AND state = '" state "'}"

static const struct deed before[] = {
	{ "patient.register",
	    "family=Okafor given=Kemi born=1981-03-04 sex=F phone=07700~900123"
	    " consent_contact=sms sure=yes" },
	{ "patient.register",
	    "family=Okafor given=Kem born=1981-03-04 sex=F phone=07700~900124"
	    " consent_contact=sms sure=yes duplicate_ok=twins" },
	{ "patient.register",
	    "family=Merged given=Anna born=1950-01-02 sex=F phone=07700~900125"
	    " consent_contact=sms sure=yes" },
	{ "patient.register",
	    "family=Marged given=Anne born=1950-01-02 sex=F phone=07700~900125"
	    " consent_contact=sms sure=yes duplicate_ok=asked" },
	{ "patient.merge", "patient=#15 other=#16" },
	{ "patient.not_same", "patient=#13 other=#1" },
	{ "alert.add", "patient=#13 text=Falls" },
	{ "disclosure.add", "patient=#13 recipient=Elm what=stage purpose=payment" },
	{ "amendment.ask", "patient=#13 wish=Another~day" },
	{ "amendment.ask", "patient=#13 wish=No~pain" },
	{ "amendment.deny", "id={SELECT max(id) FROM amendment} reason=it~is~so" },
	{ "session.book", "patient=#13 label=Talk at=2026-12-02~10:00 therapist=MO" },
	{ "session.book", "patient=#15 label=Talk at=2026-12-02~12:00 therapist=MO" },
	{ "session.book", "patient=#15 label=Talk at=2026-11-23~08:00 minutes=30 therapist=YL" },
	{ "wait.add", "patient=#13 wish=am" },
	{ "wait.add", "patient=#15" },
	{ "wait.end", "id=2" },
	{ "plan.stop", "id={SELECT max(id) FROM plan} reason=moved~away" },
	{ "course.stop", "id={SELECT min(id) FROM course WHERE state = 'active'} reason=better" },
	{ "decision.end", "id={SELECT max(id) FROM decision} reason=other~wish" },
	{ "due.lost",
	    "id={SELECT max(id) FROM due WHERE state = 'open' AND kind = 'clinic'}"
	    " reason=moved" },
	{ "due.contact", "id=" DUE " outcome=no_answer" },
	{ "hold.take", "at=2026-12-03~10:00 minutes=30 therapist=MO" },
	{ "response.save", CLOT("2026-11-20") " reason=was~on~paper" },
	{ "redflag.contact", "id=" CALL("open") " outcome=seen note=examined" },
	{ "response.save", CLOT("2026-11-23") },
	{ "staff.pin", "pin=4711" },
	{ "staff.password", "login=sol password=long~enough" },
	{ "staff.change", "login=sol sensitive=reason" },
	{ "patient.sensitive", "patient=#12 sensitive=yes reason=colleague" },
	{ "glass.admit", "patient=#12 login=rita reason=covers~for~us" },
	{ "glass.end", "patient=#12 id=1" },
	{ "glass.admit", "patient=#12 login=rune reason=covers~for~us" },
	{ "glass.break", "as=sol patient=#12 reason=an~emergency~at~night proof=long~enough" },
	{ "session.book", "patient=#15 label=Talk at=2026-12-16~10:00 therapist=MO" },
	{ "closure.add", "from=2026-12-16 name=Strike" },
	{ "session.book", "patient=#14 label=Talk at=2026-12-07~10:00 therapist=MO" },
	{ "session.book", "patient=#15 label=Talk at=2026-12-07~12:00 therapist=MO" },
	{ "absence.replan", "resource=MO from=2026-12-07 places=none" },
	{ "session.told", "rows={SELECT max(session) FROM untold} how=phone" },
	{ "response.save", "form=visit patient=#13 rf_fracture=yes state=incomplete" },
	{ "redflag.contact",
	    "id={SELECT max(id) FROM due WHERE kind = 'contact'} outcome=seen"
	    " note=by~the~doctor" },
	{ "response.save", "form=visit patient=#15 rf_fracture=yes state=incomplete" },
	{ 0 },
};

const struct deed deeds[] = {
	{ "course.book",
	    "course={SELECT c.id FROM course c WHERE c.state = 'active' AND c.sessions - 1 >"
	    " (SELECT count(*) FROM session s WHERE s.course = c.id"
	    " AND s.state NOT IN ('cancelled', 'no_show')) LIMIT 1} wish=2x2d" },
	{ "plan.book", "plan={SELECT min(plan) FROM course WHERE state = 'active'}" },
	{ "visit.book", "patient=#13 label=Follow-up wish=6w" },
	{ "due.link", "due=" DUE_OF " session=" SESSION_OF },
	{ "resource.add", "kind=room code=R9 name=Treatment~9 skills=treatment" },
	{ "resource.change", "resource=R1 name=Bright~room" },
	{ "hours.set", "resource=MO days=mon-fri hours=08:00-12:00" },
	{ "absence.add", "resource=YL from=2026-12-01 why=course" },
	{ "absence.drop", "id={SELECT max(id) FROM absence}" },
	{ "closure.add", "from=2026-12-31 name=Year's~end" },
	{ "closure.drop", "id={SELECT max(id) FROM closure}" },
	{ "session.book", "patient=#14 label=Talk at=2026-12-02~11:00 therapist=MO" },
	{ "session.walkin", "patient=#14 label=Visit therapist=YL" },
	{ "session.arrive", "id=" SESSION("state = 'booked' AND " TODAY) },
	{ "session.start", "id=" SESSION("state = 'booked' AND " TODAY) },
	{ "session.done", "id=" SESSION("state = 'running'") },
	{ "session.noshow",
	    "id=" SESSION("state = 'booked' AND minute <= 540 AND " TODAY) " reason=unknown" },
	{ "session.each", "verb=session.arrive rows=" SESSION("state = 'booked' AND " TODAY) },
	{ "session.cancel", "id=" SESSION(AHEAD) " reason=ill" },
	{ "session.restore", "id=" SESSION("state = 'no_show'") " state=booked reason=was~here" },
	{ "session.move", "id=" SESSION("label = 'Talk' AND day > 20781") " at=2026-12-03~14:00" },
	{ "session.replan",
	    "places=" SESSION("label = 'Talk' AND day > 20781") "~2026-12-03~15:00~MO" },
	{ "wait.add", "patient=#2 wish=am" },
	{ "wait.end", "id=1" },
	{ "wait.resume", "id=2" },
	{ "wait.give", "id=1 at=2026-12-02~08:00" },
	{ "hold.take", "at=2026-12-03~11:00 minutes=30 therapist=MO" },
	{ "hold.series",
	    "places=2026-12-03~11:00~30~#{SELECT id FROM resource WHERE code = 'MO'}" },
	{ "hold.drop", "" },
	{ "patient.import", "file=@tests/app/patients.csv" },
	{ "closure.import", "file=@tests/fuzz/corpus/holidays/year" },
	{ "closure.preview", "file=@tests/fuzz/corpus/holidays/year" },
	{ "day.end", "day=2026-11-23" },
	{ "absence.replan", "resource=MO from=2026-12-02" },
	{ "closure.replan", "from=2026-12-02 name=Strike" },
	{ "patient.register",
	    "family=New given=Ada born=1990-02-03 sex=F phone=07700~900126"
	    " consent_contact=sms sure=yes" },
	{ "patient.edit",
	    "patient=#13 family=Okafor given=Kemi born=1981-03-05 sex=F"
	    " phone=07700~900123 consent_contact=sms sure=yes reason=typing~error" },
	{ "patient.state", "patient=#13 state=inactive reason=moved" },
	{ "patient.state", "patient=#13 state=dead" },
	{ "alert.add", "patient=#14 text=Latex" },
	{ "alert.end",
	    "patient=#13 id={SELECT max(id) FROM alert WHERE patient = 13} reason=better" },
	{ "patient.merge", "patient=#13 other=#14" },
	{ "patient.unmerge", "id=1 reason=two~people" },
	{ "patient.not_same", "patient=#13 other=#14" },
	{ "patient.maybe_same", "patient=#13 other=#1" },
	{ "response.save",
	    "form=consent patient=#13 scope=record,physical given_by=patient"
	    " taken_by=Rita~Ives capacity=yes taken_on=2026-11-23" },
	{ "response.retract",
	    "id={SELECT max(id) FROM response WHERE form = 'visit'} reason=wrong" },
	{ "stage.confirm",
	    "patient=#13 sides_checked=yes"
	    " prosthesis.R=yes prosthesis.L=yes physis.R=closed physis.L=closed"
	    " symptomatic.R=no symptomatic.L=no sure=yes" },
	{ "stage.retract", "id={SELECT max(response) FROM hip_stage} reason=wrong~side" },
	{ "decision.record", "patient=#2 side=L treatment=physical why=pending" },
	{ "decision.observe", "patient=#2 side=R reason=asked" },
	{ "decision.began", "id=1 day=2026-11-20" },
	{ "decision.end", "id=1 reason=other~wish" },
	{ "decision.reopen", "id={SELECT max(id) FROM decision}" },
	{ "plan.make",
	    "patient=#{SELECT max(d.patient) FROM decision d WHERE d.patient NOT IN (SELECT "
	    "patient FROM plan)} goals=walk" },
	{ "plan.stop", "id=1 reason=moved" },
	{ "plan.reopen", "id={SELECT max(id) FROM plan}" },
	{ "plan.add_course",
	    "patient=#{SELECT patient FROM plan WHERE id = 1} protocol=gait side=R"
	    " sure=yes reason=as~agreed" },
	{ "course.change",
	    "id={SELECT max(id) FROM course WHERE state = 'active'} dose=more sure=yes "
	    "reason=agreed" },
	{ "course.stop", "id={SELECT max(id) FROM course WHERE state = 'active'} reason=better" },
	{ "course.stop",
	    "id={SELECT max(course) FROM session WHERE " AHEAD "} reason=better cancel=yes" },
	{ "course.reopen", "id={SELECT min(id) FROM course WHERE state = 'stopped'}" },
	{ "presence.end", "" },
	{ "due.answer", "id=" DUE " note=seen~elsewhere" },
	{ "due.cancel", "id=" DUE " reason=not~needed" },
	{ "due.lost", "id=" DUE " reason=moved" },
	{ "due.reopen", "id={SELECT max(id) FROM due WHERE state = 'answered'}" },
	{ "due.side", "id=" DUE " side=R" },
	{ "due.found", "id={SELECT max(id) FROM due WHERE state = 'lost'}" },
	{ "due.contact", "id=" DUE " outcome=message" },
	{ "due.contact", "id=" DUE " outcome=dead" },
	{ "redflag.contact", "id=" CALL("open") " outcome=seen note=examined" },
	{ "redflag.again", "id=" CALL("answered") },
	{ "redflag.list", "" },
	{ "session.told",
	    "rows={SELECT min(id) FROM session WHERE label = 'Talk' AND patient = 14 AND day = "
	    "20794} how=message" },
	{ "session.untold", "id={SELECT max(session) FROM untold} knew=2026-12-07~12:00" },
	{ "session.to_tell", "" },
	{ "print.tell", "" },
	{ "due.untry",
	    "id={SELECT due FROM contact_attempt ORDER BY id DESC LIMIT 1}"
	    " try={SELECT max(id) FROM contact_attempt}" },
	{ "staff.add", "login=nova name=Nova~Ek role=reader password=long~enough" },
	{ "staff.change", "login=kim name=Kim~B.~Baker" },
	{ "staff.password", "login=kim password=long~enough" },
	{ "staff.pin", "pin=0815" },
	{ "staff.pin_drop", "" },
	{ "setting.set", "name=idle_minutes value=7" },
	{ "patient.sensitive", "patient=#13 sensitive=yes reason=asked" },
	{ "glass.break", "as=sol patient=#12 reason=an~emergency~at~night proof=long~enough" },
	{ "glass.review", "id={SELECT max(id) FROM glass} note=fine" },
	{ "glass.admit", "patient=#12 login=aude reason=covers~for~us" },
	{ "glass.end", "patient=#12 id={SELECT max(id) FROM admitted WHERE ended IS NULL}" },
	{ "glass.resume", "patient=#12 id={SELECT max(id) FROM admitted WHERE ended > 0}" },
	{ "print.day", "" },
	{ "print.card", "patient=#13" },
	{ "print.outage", "days=1" },
	{ "disclosure.add", "patient=#13 recipient=Oak what=stage purpose=payment" },
	{ "disclosure.error", "id={SELECT max(id) FROM disclosure} reason=not~sent" },
	{ "amendment.ask", "patient=#13 wish=No~falls" },
	{ "amendment.accept",
	    "id={SELECT min(id) FROM amendment} response={SELECT max(id) FROM response"
	    " WHERE patient = 13 AND state = 'final'}" },
	{ "amendment.deny", "id={SELECT min(id) FROM amendment} reason=it~is~so" },
	{ "amendment.reopen",
	    "id={SELECT max(id) FROM amendment WHERE state = 'denied'} reason=asked~again" },
	{ "amendment.error", "id={SELECT min(id) FROM amendment} reason=mistyped" },
	{ "stranded.replan", "" },
	{ "redflag.contact",
	    "id={SELECT max(id) FROM due WHERE kind = 'contact'} outcome=no_answer" },
	{ "redflag.again",
	    "id={SELECT max(id) FROM due WHERE kind = 'contact' AND state <> 'open'}" },
	{ "redflag.list", "" },
	{ "undo.last", "" },
	{ "undo.id", "id={SELECT max(id) FROM undo WHERE command = 'session.book'}" },
	{ 0 },
};

static const char *
value_of(const char *written, struct app *app, struct arena *a)
{
	struct text t = { .a = a };
	struct err e = { 0 };
	int64_t n;

	if (written[0] == '@')
		return test_top(a, written + 1);
	for (const char *s = written; *s != '\0'; s++) {
		size_t len = *s == '{' ? strcspn(s, "}") : 0;

		if (*s == '{') {
			must(db_number(app->db, arena_strn(a, s + 1, len - 1), &n, &e));
			text_addf(&t, "%lld", (long long)n);
			s += len;
		} else {
			text_addf(&t, "%c", *s == '~' ? ' ' : *s);
		}
	}
	return text_get(&t);
}

/* The end of a word: a blank that stands in no braces. */
static size_t
word_length(const char *s)
{
	bool inside = false;
	size_t n = 0;

	for (; s[n] != '\0' && (inside || s[n] != ' '); n++)
		inside = s[n] == '{' || (inside && s[n] != '}');
	return n;
}

void
deed_as(const struct deed *d, struct app *app)
{
	struct arena a = { 0 };
	struct err e = { 0 };

	if (strncmp(d->words, "as=", 3) == 0)
		must(app_sign_in(app, arena_strn(&a, d->words + 3, strcspn(d->words + 3, " ")),
		    "long enough", &e));
	arena_clear(&a);
}

struct pairs
deed_pairs(const struct deed *d, struct app *app, const char *key, struct arena *a)
{
	struct pairs out = { 0 };

	for (const char *s = d->words; *s != '\0';) {
		size_t n = word_length(s), eq = strcspn(s, "=");

		if (strncmp(s, "as=", 3) == 0) {
			s += n + 1;
			continue;
		}
		*vec_add(a, &out.list) = (struct pair){ arena_strn(a, s, eq),
			value_of(arena_strn(a, s + eq + 1, n - eq - 1), app, a) };
		s += n + (s[n] == ' ');
	}
	if (key != NULL)
		*vec_add(a, &out.list) = (struct pair){ "key", key };
	return out;
}

void
deeds_before(struct a_clinic *c)
{
	for (const struct deed *d = before; d->name != NULL; d++) {
		struct pairs p = deed_pairs(d, c->app, NULL, &c->a);
		struct err e = { 0 };

		a_clinic_as(c, "anna");
		deed_as(d, c->app);
		if (!command_run(c->app, d->name, p.list.at, p.list.n, &c->out, &c->a, &e))
			fail_msg("%s %s: %s", d->name, d->words, e.text);
	}
}
