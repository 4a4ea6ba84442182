#include "cli/open.h"

#include <errno.h>
#include <pwd.h>
#include <string.h>
#include <unistd.h>

#include "app/clinic.h"
#include "app/prove.h"
#include "app/sign_in.h"

const char *
cli_other(const struct cli *c)
{
	const struct passwd *pw = getpwuid(getuid());

	return c->person != NULL && (pw == NULL || strcmp(pw->pw_name, c->person) != 0) ? c->person
											: NULL;
}

/* The Unix user acts, or --as somebody that this person may act as. */
static bool
sign_in(struct cli *c, struct app *app, struct err *e)
{
	const char *other = cli_other(c);

	return app_sign_in_unix(app, e) && (other == NULL || app_act_as(app, other, e));
}

static bool
refused(struct app *app, const struct err *e)
{
	if (e->code == ERR_DENIED)
		app_note_stranger(app);
	return false;
}

static bool
is_keeper(struct cli *c, unsigned roles, const char *action, struct app *app, struct err *e)
{
	bool free = !c->privileged || getuid() == 0;

	if (!sign_in(c, app, e))
		return (free && cli_other(c) == NULL && e->code == ERR_DENIED) || refused(app, e);
	return free || app_is_keeper(app, roles, action, e);
}

/* A clock that stands shows the same day and minute in the clinic's zone. */
static struct now
in_this_zone(struct now civil)
{
	char day[DAY_TEXT], minute[DAY_TEXT], text[2 * DAY_TEXT + 2];
	struct now now;
	struct err unheard;

	snprintf(text, sizeof(text), "%sT%s", day_iso(civil.day, day),
	    minute_show(civil.minute, minute));
	return now_read(text, &now, &unheard) ? now : civil;
}

bool
cli_open_app(struct cli *c, struct app **out, struct err *e)
{
	const char *tty = ttyname(0);
	struct app_paths paths = {
		.db = c->db,
		.forms = cli_data(c, c->a, "forms"),
		.pack = cli_pack(c, c->a),
		.local = c->local,
	};

	if (!app_open(&paths, out, e))
		return false;
	app_set_now(*out, c->now_fixed ? in_this_zone(c->now) : now_at(c->now.at));
	app_set_station(*out,
	    tty == NULL                         ? "shell"
		: strncmp(tty, "/dev/", 5) == 0 ? tty + 5
						: tty);
	return true;
}

bool
cli_has_data(struct cli *c, struct err *e)
{
	const char *const folder[] = { cli_data(c, c->a, "forms"), cli_pack(c, c->a) };

	for (size_t i = 0; i < sizeof(folder) / sizeof(*folder); i++)
		if (access(folder[i], R_OK | X_OK) != 0)
			return err_set(e, ERR_IO,
			    "the folder %s cannot be read: %s; --data names the one that holds "
			    "forms and data",
			    folder[i], strerror(errno));
	return true;
}

bool
cli_open_signed(struct cli *c, struct app **out, struct err *e)
{
	if (!cli_open_app(c, out, e)) {
		if (e->code == ERR_MISSING)
			e->code = ERR_IO; /* it cannot be opened */
		return false;
	}
	if (sign_in(c, *out, e))
		return true;
	(void)refused(*out, e);
	app_close(*out);
	return false;
}

bool
cli_open_keeper(struct cli *c, unsigned roles, const char *action, struct app **out, struct err *e)
{
	if (!cli_open_app(c, out, e)) {
		if (e->code == ERR_MISSING)
			e->code = ERR_IO; /* it cannot be opened */
		return false;
	}
	if (is_keeper(c, roles, action, *out, e))
		return true;
	app_close(*out);
	return false;
}

void
cli_warn_of_disk(const struct cli *c)
{
	if (c->privileged && getuid() == 0 && clinic_lies_open(c->db))
		fputs("coxa: warning: the records lie on a disk that is not encrypted; "
		      "see coxa-admin(8), Installing\n",
		    c->err);
}

bool
cli_prove(struct cli *c, struct app *app, bool given, struct err *e)
{
	struct text all = { .a = c->a };
	const char *line;
	bool asks;

	if (!prove_asks(app, &asks, e) || (asks && given && !cli_read(c, "-", &all, e)))
		return false;
	line = text_get(&all);
	return !asks || prove_check(app, arena_strn(c->a, line, strcspn(line, "\r\n")), e);
}
