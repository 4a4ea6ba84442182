/* resource_commands - therapists, rooms and devices, leave and closed days. */
#include <ctype.h>
#include <string.h>

#include "app/commands.h"
#include "app/hits.h"
#include "app/inside.h"
#include "app/range.h"
#include "app/skills.h"
#include "base/text.h"
#include "conf/conf.h"
#include "store/book_store.h"
#include "store/resource_store.h"
#include "store/staff_store.h"

enum { CODE_MAX = 8 };

static const char nobody[] = "none", no_skills[] = "-";

static const struct param add_params[] = {
	{ "kind", PARAM_WORD, true, "therapist, room or device" },
	{ "code", PARAM_TEXT, true, "short, as the board shows it" },
	{ "name", PARAM_TEXT, true, "in full" },
	{ "skills", PARAM_TEXT, false,
	    "what a therapist does, what a room or device is for: \"exercise gait\"" },
	{ "lanes", PARAM_INT, false, "places at a time; 1 unless given" },
	{ "policy", PARAM_WORD, false, "when full: refuse, ask or allow" },
	{ "over", PARAM_INT, false, "places beyond, for ask and allow" },
	{ "login", PARAM_TEXT, false, "by which this therapist signs in" },
	{ 0 },
};

static const struct param change_params[] = {
	{ "resource", PARAM_RESOURCE, true, "which one" },
	{ "name", PARAM_TEXT, false, "in full" },
	{ "skills", PARAM_TEXT, false, "words; -: none" },
	{ "lanes", PARAM_INT, false, "places at a time" },
	{ "policy", PARAM_WORD, false, "when full: refuse, ask or allow" },
	{ "over", PARAM_INT, false, "places beyond, for ask and allow" },
	{ "login", PARAM_TEXT, false, "by which this therapist signs in; none: by none" },
	{ "active", PARAM_FLAG, false, "no: is not booked any more" },
	{ "rev", PARAM_INT, false, "the version that was looked at" },
	{ 0 },
};

static const struct param absence_params[] = {
	{ "resource", PARAM_RESOURCE, true, "who" },
	{ "from", PARAM_DAY, true, "first day" },
	{ "to", PARAM_DAY, false, "last day; the first unless given" },
	{ "hours", PARAM_TEXT, false, "08:00-12:00; the whole day unless given" },
	{ "extra", PARAM_FLAG, false, "yes: is there, beyond the usual hours" },
	{ "why", PARAM_TEXT, false, "as sentences say it: annual leave" },
	{ 0 },
};

static const struct param closure_params[] = {
	{ "from", PARAM_DAY, true, "first day" },
	{ "to", PARAM_DAY, false, "last day; the first unless given" },
	{ "name", PARAM_TEXT, true, "as sentences say it: Christmas" },
	{ "hours", PARAM_TEXT, false, "14:00-18:00; the whole day unless given" },
	{ "yearly", PARAM_FLAG, false, "yes: every year" },
	{ 0 },
};

static const struct param id_params[] = {
	{ "id", PARAM_INT, true, "its number" },
	{ 0 },
};

static bool
read_limits(struct call *c, struct kept_resource *k, struct err *e)
{
	const char *policy = call_text(c, "policy");

	if (call_given(c, "lanes"))
		k->lanes = (int)call_int(c, "lanes", 1);
	if (call_given(c, "over"))
		k->over = (int)call_int(c, "over", 0);
	if (policy[0] != '\0' && !res_policy_find(policy, &k->policy))
		return err_field(
		    e, ERR_INPUT, "policy", "policy is refuse, ask or allow, not %.20s", policy);
	if (k->lanes < 1 || k->lanes > 50)
		return err_field(e, ERR_INPUT, "lanes", "lanes must be 1 to 50");
	if (k->over < 0 || k->over > 20)
		return err_field(e, ERR_INPUT, "over", "over must be 0 to 20");
	return true;
}

/* Who that is when they sign in: whoever treats a patient reads the chart (glass.h). */
static bool
read_login(struct call *c, struct kept_resource *k, struct err *e)
{
	const char *login = call_text(c, "login");
	struct staff s;

	if (!call_given(c, "login"))
		return true;
	k->staff = 0;
	if (strcmp(login, nobody) == 0)
		return true;
	if (k->kind != RES_THERAPIST)
		return err_field(e, ERR_RULE, "login", "Only a therapist signs in.");
	if (!staff_by_login(tx_db(c->tx), login, c->a, &s, e))
		return false;
	k->staff = s.id;
	return s.id != 0 || err_field(e, ERR_MISSING, "login", "Nobody signs in as %.40s.", login);
}

/* A sign-in is one therapist, and one of somebody who treats: by it a booked visit opens a chart.
 */
static bool
check_login(struct call *c, const struct kept_resource *k, struct err *e)
{
	struct kept_resources all;
	struct staff s;

	if (k->staff == 0 || !k->active)
		return true;
	if (!staff_by_id(tx_db(c->tx), k->staff, c->a, &s, e)
	    || !resource_list(tx_db(c->tx), c->a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct kept_resource *r = &all.list.at[i];

		if (r->id != k->id && r->active && r->staff == k->staff)
			return err_field(e, ERR_CONFLICT, "login",
			    "%s is the sign-in of %s (%s): say none there first.", s.login, r->code,
			    r->name);
	}
	return c->undoing != NULL || (role_find(s.role) & MAY_TREAT) != 0
	    || err_field(
		e, ERR_RULE, "login", "%s signs in for %s and treats nobody.", s.login, s.role);
}

static bool
login_of(struct call *c, int64_t staff, const char **out, struct err *e)
{
	struct staff s;

	*out = nobody;
	if (staff == 0)
		return true;
	if (!staff_by_id(tx_db(c->tx), staff, c->a, &s, e))
		return false;
	*out = s.login;
	return true;
}

static bool
is_code(const char *s)
{
	size_t n = strlen(s);

	for (size_t i = 0; i < n; i++)
		if (!isalnum((unsigned char)s[i]))
			return false;
	return n >= 1 && n <= CODE_MAX;
}

static bool
is_one_of(const char *const *words, const char *word)
{
	while (*words != NULL && strcmp(*words, word) != 0)
		words++;
	return *words != NULL;
}

/* "doctor, physical, eswt" */
static const char *
listed(const char *const *words, struct arena *a)
{
	struct text t = { .a = a };

	for (size_t i = 0; words[i] != NULL; i++)
		text_addf(&t, "%s%s", i > 0 ? ", " : "", words[i]);
	return text_get(&t);
}

/* Given as "-" there are none; not given they stay. */
static void
read_skills(struct call *c, struct kept_resource *k)
{
	if (call_given(c, "skills"))
		k->skills = call_text(c, "skills");
	if (strcmp(k->skills, no_skills) == 0)
		k->skills = "";
}

static bool
refuse_skill(const struct call *c, enum res_kind kind, const char *word, const char *const *asked,
    struct err *e)
{
	const char *near = conf_nearest(word, asked);

	return err_field(e, ERR_INPUT, "skills",
	    "No course asks for the skill %.20s%s%s: a %s's are %s.", word,
	    near == NULL ? "" : ", perhaps ", near == NULL ? "" : near, res_kind_name(kind),
	    listed(asked, c->a));
}

/* A therapist or a device with a skill that nothing asks for could be booked for nothing by it;
 * a room, such as a pool, is chosen by name, too.  What is taken back comes back as it was. */
static bool
check_skills(const struct call *c, const struct kept_resource *k, struct err *e)
{
	const char *const *asked;
	const char *word, *s = k->skills;
	struct skills all;

	if (k->kind == RES_ROOM || c->undoing != NULL)
		return true;
	if (!skills_asked(c->app, c->a, &all, e))
		return false;
	asked = skills_of(&all, res_kind_name(k->kind), c->a);
	while ((word = skills_next(&s, c->a)) != NULL)
		if (!is_one_of(asked, word))
			return refuse_skill(c, k->kind, word, asked, e);
	return true;
}

/* What the skills leave to book, where there are none. */
static const char *
without_skills(const struct kept_resource *k, struct arena *a)
{
	return k->kind != RES_THERAPIST || k->skills[0] != '\0'
	    ? ""
	    : text_fmt(a,
		" %s has no skills and can be booked only for visits of no course; a change "
		"gives them.",
		k->code);
}

static bool
resource_add_run(struct call *c, struct outcome *out, struct err *e)
{
	struct kept_resource k = { .code = call_text(c, "code"),
		.name = call_text(c, "name"),
		.skills = "",
		.lanes = 1,
		.active = true };

	if (!res_kind_find(call_text(c, "kind"), &k.kind))
		return err_field(e, ERR_INPUT, "kind", "kind is therapist, room or device");
	if (!is_code(k.code))
		return err_field(
		    e, ERR_INPUT, "code", "code is 1 to %d letters and digits, like KB", CODE_MAX);
	read_skills(c, &k);
	if (!read_limits(c, &k, e) || !read_login(c, &k, e) || !check_login(c, &k, e)
	    || !check_skills(c, &k, e) || !resource_add(c->tx, &k, e))
		return false;
	out->id = k.id;
	outcome_change(c, out, "resource", k.id);
	outcome_say(c, out, "%s %s (%s) added.%s", res_kind_name(k.kind), k.code, k.name,
	    without_skills(&k, c->a));
	outcome_inverse(c, out, "resource.change",
	    PAIRS({ "resource", text_fmt(c->a, "#%lld", (long long)k.id) }, { "active", "no" }));
	return true;
}

static bool
resource_change_run(struct call *c, struct outcome *out, struct err *e)
{
	struct kept_resource k, was;
	struct book before;
	const char *login;
	int hit;

	if (!resource_find(tx_db(c->tx), call_int(c, "resource", 0), c->a, &k, e))
		return false;
	was = k;
	if (!login_of(c, was.staff, &login, e) || !read_login(c, &k, e))
		return false;
	k.rev = call_int(c, "rev", k.rev);
	if (call_given(c, "name"))
		k.name = call_text(c, "name");
	read_skills(c, &k);
	if (call_given(c, "active"))
		k.active = call_int(c, "active", 1) != 0;
	if (!read_limits(c, &k, e) || (strcmp(k.skills, was.skills) != 0 && !check_skills(c, &k, e))
	    || ((k.staff != was.staff || k.active != was.active) && !check_login(c, &k, e))
	    || !hits_before(c, &before, e) || !resource_change(c->tx, &k, e)
	    || !hits_of_change(c, &before, out, &hit, e))
		return false;
	out->id = k.id;
	outcome_change(c, out, "resource", k.id);
	outcome_say(c, out, hit == 0 ? "%s %s." : "%s %s; %d booked there cannot stay.", k.code,
	    was.active == k.active ? "changed"
		: k.active         ? "is in use again"
				   : "is out of use",
	    hit);
	outcome_inverse(c, out, "resource.change",
	    PAIRS({ "resource", text_fmt(c->a, "#%lld", (long long)k.id) }, { "name", was.name },
		{ "skills", was.skills[0] == '\0' ? no_skills : was.skills },
		{ "lanes", call_number(c, was.lanes) }, { "policy", res_policy_name(was.policy) },
		{ "over", call_number(c, was.over) }, { "login", login },
		{ "active", was.active ? "yes" : "no" }));
	return true;
}

static bool
absence_add_run(struct call *c, struct outcome *out, struct err *e)
{
	struct absence x = { .resource = call_int(c, "resource", 0) };
	int hit;

	if (!range_read(c, &x.at.from, &x.at.to, &x.at.at, e))
		return false;
	x.at.extra = call_int(c, "extra", 0) != 0;
	x.at.why = call_text(c, "why");
	if (!absence_add(c->tx, &x, e) || !hits_of_absence(c, x.resource, &x.at, out, &hit, e))
		return false;
	out->id = x.id;
	outcome_change(c, out, "absence", x.id);
	outcome_say(c, out, hit == 0 ? "%s %s noted." : "%s %s noted; %d booked then.",
	    x.at.extra ? "Extra hours" : "Absence", range_said(x.at.from, x.at.to, &x.at.at, c->a),
	    hit);
	outcome_inverse(c, out, "absence.drop", PAIRS({ "id", call_number(c, x.id) }));
	return true;
}

static bool
absence_drop_run(struct call *c, struct outcome *out, struct err *e)
{
	char from[DAY_TEXT], to[DAY_TEXT];
	struct absence x;

	if (!absence_find(tx_db(c->tx), call_int(c, "id", 0), c->a, &x, e))
		return false;
	outcome_inverse(c, out, "absence.add",
	    PAIRS({ "resource", text_fmt(c->a, "#%lld", (long long)x.resource) },
		{ "from", day_iso(x.at.from, from) }, { "to", day_iso(x.at.to, to) },
		{ "hours", range_hours(&x.at.at, c->a) }, { "extra", x.at.extra ? "yes" : "no" },
		{ "why", x.at.why }));
	out->id = call_int(c, "id", 0);
	outcome_change(c, out, "absence", out->id);
	outcome_say(c, out, "Absence taken away.");
	return absence_drop(c->tx, out->id, e);
}

static bool
closure_add_run(struct call *c, struct outcome *out, struct err *e)
{
	struct kept_closure k = { 0 };
	int hit;

	if (!range_read(c, &k.at.from, &k.at.to, &k.at.at, e))
		return false;
	k.at.yearly = call_int(c, "yearly", 0) != 0;
	k.at.name = call_text(c, "name");
	if (!closure_add(c->tx, &k, e) || !hits_of_closure(c, &k.at, out, &hit, e))
		return false;
	out->id = k.id;
	outcome_change(c, out, "closure", k.id);
	outcome_say(c, out, hit == 0 ? "Closed %s%s: %s." : "Closed %s%s: %s; %d booked then.",
	    range_said(k.at.from, k.at.to, &k.at.at, c->a), k.at.yearly ? ", and every year" : "",
	    k.at.name, hit);
	outcome_inverse(c, out, "closure.drop", PAIRS({ "id", call_number(c, k.id) }));
	return true;
}

static bool
closure_drop_run(struct call *c, struct outcome *out, struct err *e)
{
	char from[DAY_TEXT], to[DAY_TEXT];
	struct kept_closure k;

	if (!closure_find(tx_db(c->tx), call_int(c, "id", 0), c->a, &k, e))
		return false;
	outcome_inverse(c, out, "closure.add",
	    PAIRS({ "from", day_iso(k.at.from, from) }, { "to", day_iso(k.at.to, to) },
		{ "hours", range_hours(&k.at.at, c->a) }, { "yearly", k.at.yearly ? "yes" : "no" },
		{ "name", k.at.name }));
	out->id = call_int(c, "id", 0);
	outcome_change(c, out, "closure", out->id);
	outcome_say(c, out, "Closure taken away.");
	return closure_drop(c->tx, out->id, e);
}

const struct command resource_commands[] = {
	{ "resource.add", "add a therapist, room or device", MAY_MANAGE, add_params,
	    .run = resource_add_run },
	{ "resource.change", "change a therapist, room or device", MAY_MANAGE, change_params,
	    .run = resource_change_run },
	{ "absence.add", "note leave or extra hours", MAY_WORK, absence_params,
	    .run = absence_add_run },
	{ "absence.drop", "take an absence away", MAY_WORK, id_params, .run = absence_drop_run },
	{ "closure.add", "close the clinic on some days", MAY_MANAGE, closure_params,
	    .run = closure_add_run },
	{ "closure.drop", "take a closure away", MAY_MANAGE, id_params, .run = closure_drop_run },
	{ 0 },
};
