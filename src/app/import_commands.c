/* import_commands - patients out of a table that another program wrote. */
#include <string.h>

#include "app/commands.h"
#include "app/inside.h"
#include "app/named_file.h"
#include "base/text.h"
#include "conf/conf.h"
#include "exchange/csv.h"
#include "form/formdef.h"
#include "store/audit.h"
#include "store/db_in.h"

/* All others wait while it is written: some seconds for that many. */
enum { BYTES_MOST = 4 << 20, ROWS_MOST = 2000, SAID_MOST = 200 };

static const struct param file_params[] = {
	{ "file", PARAM_TEXT, true,
	    "a CSV file: the names of the registration form's questions, then a patient a line" },
	{ 0 },
};

struct import {
	struct call *c;
	struct outcome *out;
	const char *file;
	struct csv table;
	int added, faults;
};

/* What is wrong in one place; the rest is looked at all the same. */
static void
fault(struct import *m, int line, const char *column, const char *said)
{
	if (m->faults++ < SAID_MOST)
		outcome_reason(m->c, m->out, "%s:%d:%s%s %s", m->file, line, column,
		    column[0] == '\0' ? "" : ":", said);
}

static const struct csv_row *
header(const struct import *m)
{
	return &m->table.list.at[0];
}

/* The words that may stand in the first line: questions, and what is said besides. */
static const char **
known_words(const struct formdef *def, struct arena *a)
{
	const char **word = arena_array(a, const char *, def->nfields + 3);

	for (size_t i = 0; i < def->nfields; i++)
		word[i] = def->fields[i].key;
	word[def->nfields] = "sure";
	word[def->nfields + 1] = "duplicate_ok";
	word[def->nfields + 2] = NULL;
	return word;
}

static bool
is_among(const char *word, const char *const *known)
{
	for (; *known != NULL; known++)
		if (strcmp(word, *known) == 0)
			return true;
	return false;
}

/* Each column has a name that is one, and no other has the same. */
static bool
check_header(struct import *m, struct err *e)
{
	const struct csv_row *h = header(m);
	const struct formdef *def;
	const char **known;

	if (!app_form(m->c->app, "registration", &def, e))
		return false;
	known = known_words(def, m->c->a);
	for (size_t i = 0; i < h->cells.n; i++) {
		const char *name = h->cells.at[i];
		const char *word = arena_strn(m->c->a, name, strcspn(name, "."));
		const char *near = conf_nearest(word, known);

		for (size_t k = 0; k < i; k++)
			if (strcmp(h->cells.at[k], name) == 0)
				fault(m, h->line, name, "this column is there twice");
		if (!is_among(word, known))
			fault(m, h->line, name,
			    near == NULL
				? "the registration form asks no such question"
				: text_fmt(m->c->a,
				    "the registration form asks no such question; is it %s?",
				    near));
	}
	return true;
}

/* A failure of the disk or of a lock is none of the file. */
static bool
is_of_the_row(const struct err *e)
{
	return e->code == ERR_INPUT || e->code == ERR_RULE || e->code == ERR_CONFLICT
	    || e->code == ERR_MISSING;
}

static bool
one(struct import *m, const struct csv_row *row, struct err *e)
{
	struct pair *pairs = arena_array(m->c->a, struct pair, row->cells.n);
	struct outcome made;
	size_t n = 0;

	if (row->cells.n != header(m)->cells.n) {
		fault(m, row->line, "",
		    text_fmt(m->c->a, "%zu cells stand here and %zu names in the first line",
			row->cells.n, header(m)->cells.n));
		return true;
	}
	for (size_t i = 0; i < row->cells.n; i++)
		if (row->cells.at[i][0] != '\0')
			pairs[n++] = (struct pair){ header(m)->cells.at[i], row->cells.at[i] };
	if (call_command(m->c, "patient.register", pairs, n, &made, e)) {
		outcome_join(m->c, m->out, &made);
		if (m->added++ == 0)
			m->out->id = made.id;
		return true;
	}
	if (!is_of_the_row(e))
		return false;
	fault(m, row->line, e->field, e->text);
	for (size_t i = 0; i < made.reasons.n; i++)
		outcome_reason(m->c, m->out, "    %s", made.reasons.at[i]);
	return true;
}

/* The same bytes a second time are a slip, whatever the file is called. */
static bool
is_new(struct import *m, const char *bytes, const char **key, struct err *e)
{
	char digest[AUDIT_HASH];
	struct err none;
	int64_t id;

	*key = text_fmt(m->c->a, "file %s", audit_digest(bytes, digest));
	if (save_key_find(tx_db(m->c->tx), *key, &id, &none))
		return err_field(e, ERR_CONFLICT, "file",
		    "%s was imported already; nothing was changed.", m->file);
	return none.code == ERR_MISSING || (*e = none, false);
}

static bool
read_table(struct import *m, const char **key, struct err *e)
{
	const char *bytes;
	size_t n;

	if (!named_file_read(m->file, BYTES_MOST, m->c->a, &bytes, &n, e)
	    || !csv_read(m->file, bytes, n, m->c->a, &m->table, e) || !is_new(m, bytes, key, e))
		return false;
	if (m->table.list.n < 2)
		return err_field(e, ERR_INPUT, "file", "%s has no patient in it.", m->file);
	return m->table.list.n <= ROWS_MOST + 1
	    || err_field(e, ERR_INPUT, "file", "%s has %zu patients; cut it into files of %d.",
		m->file, m->table.list.n - 1, ROWS_MOST);
}

static bool
refuse(struct import *m, struct err *e)
{
	return err_field(e, ERR_RULE, "file", "%s: %d %s, so nobody was registered.", m->file,
	    m->faults, m->faults == 1 ? "fault" : "faults");
}

static bool
patient_import_run(struct call *c, struct outcome *out, struct err *e)
{
	struct import m = { .c = c, .out = out, .file = call_text(c, "file") };
	const char *key;

	if (!read_table(&m, &key, e) || !check_header(&m, e))
		return false;
	if (m.faults > 0) /* a wrong name would be one in each line */
		return refuse(&m, e);
	for (size_t i = 1; i < m.table.list.n && m.faults < SAID_MOST; i++)
		if (!one(&m, &m.table.list.at[i], e))
			return false;
	if (m.faults > 0)
		return refuse(&m, e);
	outcome_say(
	    c, out, "%d %s registered.", m.added, m.added == 1 ? "patient is" : "patients are");
	return save_key_add(c->tx, key, NULL, out->id, e);
}

const struct command import_commands[] = {
	{ "patient.import", "new patients, out of a table of another program", MAY_MANAGE,
	    file_params, .run = patient_import_run },
	{ 0 },
};
