#include "app/rescue.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/inside.h"
#include "app/patient_name.h"
#include "base/rights.h"
#include "base/text.h"
#include "form/answer.h"
#include "form/form.h"

void
rescue_begin(struct app *app)
{
	app->rescue = (struct rescue){ .on = true, .text = { .a = &app->rescue.mem } };
}

bool
rescue_is_on(const struct app *app)
{
	return app->rescue.on;
}

/* "Intake of OKAFOR, Kemi" */
static void
heading(struct app *app, const struct fill *what, const char *title)
{
	struct text *t = &app->rescue.text;
	struct arena turn = { 0 };
	struct err unheard;
	const char *name;

	text_addf(t, "\n%s", title);
	if (what->patient != 0 && patient_name_of(app, what->patient, &turn, &name, &unheard))
		text_addf(t, " of %s (#%" PRId64 ")", name, what->patient);
	else if (what->patient != 0)
		text_addf(t, " of patient #%" PRId64, what->patient);
	text_add(t, "\n");
	arena_clear(&turn);
}

void
rescue_form(struct app *app, const struct fill *what, const struct form *f)
{
	const struct formdef *d = form_def(f);
	struct text *t = &app->rescue.text;
	struct arena turn = { 0 };
	struct answers all;

	form_answers(f, ANSWERS_DRAFT, &turn, &all);
	heading(app, what, d->title);
	for (size_t i = 0; i < all.n; i++) {
		const struct answer *x = &all.at[i];
		const struct field *q = formdef_field(d, x->field);

		text_addf(t, "  %s", q == NULL ? x->field : q->label);
		if (x->side != 0)
			text_addf(t, ", %s", x->side == 'R' ? "right" : "left");
		if (x->row >= 0)
			text_addf(t, ", row %d", x->row + 1);
		text_addf(t, ": %s\n", x->na[0] != '\0' ? x->na : x->value);
	}
	arena_clear(&turn);
}

void
rescue_text(struct app *app, const struct fill *what, const char *text)
{
	heading(app, what, what->form);
	text_addf(&app->rescue.text, "  %s\n", text);
}

/* A folder where nobody else can put anything. */
static bool
is_own(const char *folder)
{
	struct stat st;

	return folder != NULL && folder[0] == '/' && stat(folder, &st) == 0 && S_ISDIR(st.st_mode)
	    && st.st_uid == getuid() && (st.st_mode & 022) == 0 && access(folder, W_OK) == 0;
}

static const char *
choose_folder(struct arena *a)
{
	const struct passwd *pw = getpwuid(getuid());
	const char *runtime = text_fmt(a, "/run/user/%ld", (long)getuid());

	if (is_own(getenv("XDG_RUNTIME_DIR")))
		return getenv("XDG_RUNTIME_DIR");
	if (is_own(runtime))
		return runtime;
	return pw != NULL && is_own(pw->pw_dir) ? arena_str(a, pw->pw_dir) : "/tmp";
}

/* With the person's own rights: it is theirs. */
static bool
write_down(const char *all, struct arena *a, const char **path, struct err *e)
{
	gid_t ours = rights_drop();
	char *name = text_fmt(a, "%s/coxa-rescue-XXXXXX", choose_folder(a));
	int fd = mkostemp(name, O_CLOEXEC); /* 0600, and never through a link */
	size_t n = strlen(all);
	bool done = fd >= 0 && write(fd, all, n) == (ssize_t)n && fsync(fd) == 0;

	if (!done)
		err_set(e, ERR_IO, "%s: %s", name, strerror(errno));
	if (fd >= 0)
		close(fd);
	rights_back(ours);
	*path = name;
	return done;
}

bool
rescue_end(struct app *app, struct arena *a, const char **path, struct err *e)
{
	struct rescue was = app->rescue;
	char day[DAY_TEXT], minute[DAY_TEXT];
	bool done = true;

	*path = "";
	app->rescue = (struct rescue){ 0 };
	if (was.text.len > 0)
		done = write_down(
		    text_fmt(a,
			"Typed and not saved by %s on %s at %s, when coxa had to stop:\n%s\n%s",
			app->person.name, day_show(app->now.day, day),
			minute_show(app->now.minute, minute), app->trouble_said,
			text_get(&was.text)),
		    a, path, e);
	arena_clear(&was.mem);
	return done;
}
