/* csv - a table of text (RFC 4180) as other programs write it.
 *
 * UTF-8 with or without a byte order mark, lines that end in LF, CR LF or CR, the
 * last one or not.  Cells stand between commas, semicolons or tabs, as the first line has
 * most of them.  A text that is anything else is refused with its line: what a table
 * means must not be guessed.
 */
#ifndef EXCHANGE_CSV_H
#define EXCHANGE_CSV_H

#include "base/arena.h"
#include "base/err.h"
#include "base/vec.h"

enum { CSV_CELLS_MOST = 200, CSV_CELL_BYTES = 4000 };

struct csv_row {
	int line; /* on which it begins, from 1 */
	VEC(const char *) cells;
};

/* Lines without a character are none of them. */
struct csv {
	VEC(struct csv_row) list;
};

/* bytes has n bytes and a NUL after them; name is what sentences call it.  Lives in a.
 * errors  ERR_INPUT "NAME:LINE: ..." */
bool csv_read(const char *name, const char *bytes, size_t n, struct arena *a, struct csv *out,
    struct err *e) MUST_CHECK;

#endif
