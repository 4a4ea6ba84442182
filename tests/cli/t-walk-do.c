/* One patient from the door to the follow-up by the shell alone, each step a process
 * of its own; at the end the database is sound. */
#include "lib/test.h"

#include <string.h>
#include <sysexits.h>

#include "base/text.h"
#include "lib/process.h"

enum { WORDS = 190 };

struct words {
	struct arena *a;
	const char *at[WORDS];
	size_t n;
};

static void
word(struct words *w, const char *s)
{
	assert_true(w->n + 1 < WORDS);
	w->at[w->n++] = s;
}

/* Words apart by blanks; with a side each is FIELD.SIDE=VALUE. */
static void
words(struct words *w, const char *line, char side)
{
	char *all = arena_str(w->a, line), *state = NULL;

	for (char *s = strtok_r(all, " ", &state); s != NULL; s = strtok_r(NULL, " ", &state)) {
		char *equals = strchr(s, '=');

		assert_non_null(equals);
		*equals = '\0';
		word(w,
		    side == '\0' ? text_fmt(w->a, "%s=%s", s, equals + 1)
				 : text_fmt(w->a, "%s.%c=%s", s, side, equals + 1));
	}
}

/* What coxa do says when it does it. */
static const char *
done(const char *db, const struct words *w)
{
	struct ran r = coxa(w->a, db, w->at);

	is_str(r.err, "");
	assert_int_equal(r.status, EX_OK);
	return r.out;
}

#define did(a, db, ...) did_it((a), (db), (const char *const[]){ "do", __VA_ARGS__, NULL })
static const char *
did_it(struct arena *a, const char *db, const char *const *argv)
{
	struct words w = { .a = a };

	while (argv[w.n] != NULL) {
		w.at[w.n] = argv[w.n];
		w.n++;
	}
	return done(db, &w);
}

static void
intake(struct arena *a, const char *db)
{
	static const char both[] = "prior_surg=no metal_hip=no skin_break=no infect_local=no "
				   "malig_local=no acute_trauma=no hip_affected=yes";
	struct words w = { .a = a, .at = { "do", "response.save" }, .n = 2 };

	words(&w, "form=intake patient=#1 egfr=90 weight=71.5 height=168 asa=2", '\0');
	words(&w, both, 'R');
	words(&w, both, 'L');
	words(&w, "pain_now=5 pain_worst=7", 'R');
	words(&w,
	    "pregnant=no lactating=no steroid_use=never alcohol=no smoker=no traumatic=no "
	    "sickle=no "
	    "anticoag=no coagulopathy=no bleed_active=no dvt_acute=no infect_systemic=no "
	    "immunosupp=no liver_active=no statin_intol=no hypocalc=no oesoph=no dental=no "
	    "device=no malig_remote=no rt_pelvis=no sens_loss=no cog_impair=no epilepsy=no "
	    "allergy=no",
	    '\0');
	assert_non_null(strstr(done(db, &w), "Intake is saved."));
}

static void
stage(struct arena *a, const char *db)
{
	static const char both[] =
	    "prosthesis=no physis=closed symptomatic=yes pain_worse_recent=no xray_done=yes "
	    "xray_date=2026-11-10 xray_views=both xray_result=abnormal xray_sclerosis_cyst=yes "
	    "xray_flattening=no xray_jsn=no xray_acetab=no mri_done=yes mri_date=2026-11-12 "
	    "mri_result=abnormal mri_band=yes mri_double_line=no mri_bme=no "
	    "mri_subchondral_fx=no ct_done=no scan_done=no";
	struct words w = { .a = a, .at = { "do", "stage.confirm" }, .n = 2 };

	words(&w, "patient=#1 sides_checked=yes", '\0');
	words(&w, both, 'R');
	words(&w, both, 'L');
	words(&w, "xray_crescent=yes mri_jic=C1 mri_contour_mm=1.5", 'R');
	words(&w, "xray_crescent=no mri_jic=B", 'L');
	assert_non_null(
	    strstr(done(db, &w), "Stage is saved: right IIIA (final), left II (final)."));
}

static void
decide_and_book(struct arena *a, const char *db)
{
	struct ran r;

	did(a, db, "response.save", "form=consent", "patient=#1",
	    "scope=record,physical,decompression", "procedure_side=L", "given_by=patient",
	    "taken_by=Rita Ives", "capacity=yes", "taken_on=2026-11-23");
	assert_non_null(strstr(
	    did(a, db, "decision.record", "patient=#1", "side=L", "treatment=core-decompression"),
	    "Follow-up waits for the day of the operation."));
	did(a, db, "decision.record", "patient=#1", "side=R", "treatment=combined-rehab");
	did(a, db, "plan.make", "patient=#1");
	assert_non_null(strstr(
	    did(a, db, "plan.add_course", "patient=#1", "protocol=gait", "side=R"), "12 sessions"));
	r = coxa_(a, db, "do", "--json", "course.book", "course=1", "wish=tue 10");
	assert_int_equal(r.status, EX_OK);
	assert_non_null(strstr(r.out, "\"ok\":true"));
	/* All twelve, and none twice. */
	r = coxa_(a, db, "do", "course.book", "course=1");
	assert_int_equal(r.status, EX_DATAERR);
}

static void
a_patient_walks_by_the_shell(void **state)
{
	struct arena a = { 0 };
	const char *db = text_fmt(&a, "%s/c.db", test_dir(&a));
	struct ran r;

	(void)state;
	assert_int_equal(coxa_(&a, db, "init", "--zone", "Europe/Berlin").status, EX_OK);
	assert_non_null(
	    strstr(did(&a, db, "patient.register", "family=Okafor", "given=Kemi", "born=1981-03-04",
		       "sex=F", "phone=07700 900123", "consent_contact=sms"),
		"OKAFOR, Kemi is registered as "));
	intake(&a, db);
	stage(&a, db);
	decide_and_book(&a, db);
	/* Another process finds the person: a second record is not made in silence. */
	r = coxa_(&a, db, "do", "patient.register", "family=okafor", "given=kemi",
	    "born=1981-04-03", "sex=F", "phone=07700 900123", "consent_contact=sms");
	assert_int_equal(r.status, EX_DATAERR);
	assert_non_null(strstr(r.err, "OKAFOR, Kemi"));
	r = coxa_(&a, db, "check");
	is_str(r.out, "");
	assert_non_null(strstr(r.err, ": 1 patient, 12 visits, "));
	assert_int_equal(r.status, EX_OK);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_patient_walks_by_the_shell),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
