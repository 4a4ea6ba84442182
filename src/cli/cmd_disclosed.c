/* coxa disclosed - the accounting of disclosures that a patient may ask for, and wishes to amend.
 */
#include <inttypes.h>
#include <sysexits.h>

#include "app/audit_read.h"
#include "app/disclosures.h"
#include "cli/backup_text.h"
#include "cli/open.h"
#include "lang/clean.h"

static const char *
shown(struct cli *c, const char *s)
{
	return clean_shown(s, c->a, NULL);
}

static const char *
iso(struct cli *c, int day)
{
	char text[DAY_TEXT];

	return arena_str(c->a, day_iso(day, text));
}

static void
say_json(struct cli *c, const struct disclosures *all)
{
	json_t *out = json_array(), *wishes = json_array();

	for (size_t i = 0; i < all->disclosed.n; i++) {
		const struct disclosed *d = &all->disclosed.at[i];

		json_array_append_new(out,
		    json_pack("{s:I, s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "id", (json_int_t)d->id,
			"day", iso(c, d->day), "recipient", shown(c, d->recipient), "address",
			shown(c, d->address), "what", shown(c, d->what), "purpose",
			shown(c, d->purpose), "by", d->initials, "error", shown(c, d->error)));
	}
	for (size_t i = 0; i < all->wish.n; i++) {
		const struct amend *m = &all->wish.at[i];

		json_array_append_new(wishes,
		    json_pack("{s:I, s:s, s:s, s:s, s:s, s:s, s:I, s:s}", "id", (json_int_t)m->id,
			"day", iso(c, m->day), "answer_by", iso(c, m->latest), "wish",
			shown(c, m->wish), "state", m->state, "reason", shown(c, m->reason),
			"record", (json_int_t)m->response, "by", m->initials));
	}
	backup_put_json(
	    c, json_pack("{s:b, s:o, s:o}", "ok", 1, "disclosed", out, "wishes", wishes));
}

static void
say_text(struct cli *c, const struct disclosures *all)
{
	for (size_t i = 0; i < all->wish.n; i++) {
		const struct amend *m = &all->wish.at[i];

		fprintf(c->out, "%s  wish %" PRId64 "  %s, answer by %s: %s", iso(c, m->day), m->id,
		    m->state, iso(c, m->latest), shown(c, m->wish));
		if (m->response != 0)
			fprintf(c->out, " (record %" PRId64 ")", m->response);
		fprintf(c->out, "%s%s\n", m->reason[0] == '\0' ? "" : " - ", shown(c, m->reason));
	}
	for (size_t i = 0; i < all->disclosed.n; i++) {
		const struct disclosed *d = &all->disclosed.at[i];

		fprintf(c->out, "%s  %s%s%s: %s, for: %s%s%s\n", iso(c, d->day),
		    shown(c, d->recipient), d->address[0] == '\0' ? "" : ", ", shown(c, d->address),
		    shown(c, d->what), shown(c, d->purpose),
		    d->error[0] == '\0' ? "" : " - in error: ", shown(c, d->error));
	}
}

int
cmd_disclosed(struct cli *c, struct args *args)
{
	struct disclosures all;
	struct app *app;
	struct err e;
	int64_t patient;
	bool done;

	if (!args_end(args, 1, 1, &e))
		return cli_misuse(c, &e, "disclosed");
	if (!cli_open_signed(c, &app, &e))
		return cli_fail(c, &e);
	done = audit_read_patient(app, args->at[0], &patient, &e)
	    && disclosures_open(app, patient, &e) && disclosures_load(app, patient, c->a, &all, &e);
	app_close(app);
	if (!done)
		return cli_fail(c, &e);
	if (c->json)
		say_json(c, &all);
	else
		say_text(c, &all);
	return EX_OK;
}
