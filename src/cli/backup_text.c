#include "cli/backup_text.h"

#include <inttypes.h>

const char *
backup_text(const struct backup_facts *f, struct arena *a)
{
	struct text t = { .a = a };
	const char *before = ": ";

	text_addf(&t, "audit %" PRId64 " %s, schema %" PRId64 ", %" PRId64 " rows", f->entry,
	    f->hash, f->version, f->rows);
	for (size_t i = 0; i < f->tables.n; i++)
		if (f->tables.at[i].rows > 0) {
			text_addf(&t, "%s%s %" PRId64, before, f->tables.at[i].name,
			    f->tables.at[i].rows);
			before = ", ";
		}
	return text_get(&t);
}

json_t *
backup_json(const struct backup_facts *f)
{
	json_t *tables = json_object();

	for (size_t i = 0; i < f->tables.n; i++)
		json_object_set_new(
		    tables, f->tables.at[i].name, json_integer(f->tables.at[i].rows));
	return json_pack("{s:I, s:{s:I, s:s}, s:I, s:o}", "version", (json_int_t)f->version,
	    "audit", "entry", (json_int_t)f->entry, "hash", f->hash, "rows", (json_int_t)f->rows,
	    "tables", tables);
}

void
backup_put_json(struct cli *c, json_t *j)
{
	json_dumpf(j, c->out, JSON_COMPACT | JSON_ENSURE_ASCII * !c->utf8);
	fputc('\n', c->out);
	json_decref(j);
}

int
backup_refuse(struct cli *c, const struct complaints *faults, const struct err *e)
{
	json_t *reasons = json_array();

	for (size_t i = 0; i < faults->line.n; i++) {
		if (!c->json)
			fprintf(c->err, "%s\n", faults->line.at[i]);
		json_array_append_new(reasons, json_string(faults->line.at[i]));
	}
	if (!c->json) {
		json_decref(reasons);
		return cli_fail(c, e);
	}
	backup_put_json(c,
	    json_pack("{s:b, s:s, s:s, s:o}", "ok", 0, "code", err_name(e->code), "message",
		e->text, "reasons", reasons));
	return cli_status(e->code);
}
