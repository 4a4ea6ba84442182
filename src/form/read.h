/* read - a form's file being read: what the parts of the reader share. */
#ifndef FORM_READ_H
#define FORM_READ_H

#include "conf/conf.h"
#include "form/formdef.h"

/* An expression that waits until all names are known. */
struct pending {
	const char *text;
	int line;
	enum expr_use use;
	struct expr **to;
	size_t field; /* whose it is; SIZE_MAX: of a section */
	bool orders;  /* the field's value or visibility depends on it */
};

struct reader {
	struct formdef *d;
	struct arena *a;
	struct expr_env *env;
	struct complaints *c;
	VEC(struct field) fields; /* never moves: room for FORM_FIELDS from the start */
	VEC(struct pending) pending;
	size_t section;
	int repeat;
	bool full;
};

/* Reads one member of a `fields` list, and the fields of a repeat after it. */
void read_field(struct reader *r, const struct conf_node *n);

/* Compiles what is pending, checks which names may stand where, and finds the
 * order of evaluation. */
void read_rules(struct reader *r);

/* One complaint about a line of the file that is being read. */
void read_complain(struct reader *r, int line, const char *fmt, ...) PRINTF_LIKE(3, 4);
/* When done is false, what e says is collected.  Returns done. */
bool read_got(struct reader *r, bool done, const struct err *e);

/* An optional text; fallback when it is absent or wrong. */
const char *read_text(
    struct reader *r, const struct conf_node *n, const char *key, const char *fallback);
/* An expression, if there is one. */
void read_expr(struct reader *r, const struct conf_node *n, const char *key, struct pending p);

/* All that formdef_load does, with every complaint. */
void read_form(struct reader *r, const struct conf *c);

#endif
