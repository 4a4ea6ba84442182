#include "exchange/csv.h"

#include <string.h>

#include "base/text.h"

struct reader {
	const char *name, *p;
	int line;
	char between;
	struct arena *a;
};

/* The line on which a place is. */
static int
line_of(const char *bytes, const char *place)
{
	int line = 1;

	for (const char *p = bytes; p < place; p++)
		line += *p == '\n' || (*p == '\r' && p[1] != '\n');
	return line;
}

/* The first byte that is not of UTF-8. */
static const char *
first_wrong(const char *text)
{
	while (*text != '\0') {
		const char *at = text;

		if (utf8_next(&text) == UTF8_BAD)
			return at;
	}
	return NULL;
}

static bool
is_text(const char *name, const char *bytes, size_t n, struct err *e)
{
	const char *nul = memchr(bytes, '\0', n), *wrong;

	if (n == 0)
		return err_set(e, ERR_INPUT, "%s: the file is empty", name);
	if (n >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0))
		return err_set(e, ERR_INPUT,
		    "%s: is UTF-16; save it as CSV in UTF-8, or run iconv -f UTF-16 -t UTF-8",
		    name);
	if (nul != NULL)
		return err_set(
		    e, ERR_INPUT, "%s:%d: there is a NUL byte in it", name, line_of(bytes, nul));
	wrong = first_wrong(bytes);
	return wrong == NULL
	    || err_set(e, ERR_INPUT,
		"%s:%d: is not UTF-8; save it as CSV in UTF-8, or run iconv -f ISO-8859-1 -t "
		"UTF-8 when it is Latin-1",
		name, line_of(bytes, wrong));
}

static char
between(const char *text)
{
	static const char candidates[] = ",;\t";
	size_t best = 0, n[sizeof(candidates)] = { 0 };
	bool quoted = false;

	for (; *text != '\0' && (quoted || (*text != '\n' && *text != '\r')); text++) {
		const char *is = strchr(candidates, *text);

		quoted ^= *text == '"';
		if (is != NULL && !quoted)
			n[is - candidates]++;
	}
	for (size_t i = 1; candidates[i] != '\0'; i++)
		if (n[i] > n[best])
			best = i;
	return candidates[best];
}

static bool
is_end(const struct reader *r)
{
	return *r->p == '\0' || *r->p == r->between || *r->p == '\n' || *r->p == '\r';
}

/* Over the end of a line, whichever it is. */
static void
end_line(struct reader *r)
{
	r->p += *r->p == '\r' && r->p[1] == '\n' ? 2 : *r->p != '\0';
	r->line++;
}

static bool
read_quoted(struct reader *r, struct text *t, struct err *e)
{
	int began = r->line;

	for (r->p++; *r->p != '"' || r->p[1] == '"'; r->p++) {
		if (*r->p == '\0')
			return err_set(e, ERR_INPUT, "%s:%d: a quote opens here and never closes",
			    r->name, began);
		r->line += *r->p == '\n' || (*r->p == '\r' && r->p[1] != '\n');
		text_addn(t, r->p, 1);
		r->p += *r->p == '"';
	}
	r->p++;
	return is_end(r)
	    || err_set(e, ERR_INPUT,
		"%s:%d: something follows a closing quote; a quote that belongs to the text is "
		"written twice",
		r->name, r->line);
}

static bool
read_cell(struct reader *r, const char **out, struct err *e)
{
	struct text t = { .a = r->a };
	const char *begin;

	if (*r->p == '"') {
		if (!read_quoted(r, &t, e))
			return false;
	} else {
		for (begin = r->p; !is_end(r); r->p++)
			if (*r->p == '"')
				return err_set(e, ERR_INPUT,
				    "%s:%d: a quote stands within a cell; put the cell into "
				    "quotes and write this one twice",
				    r->name, r->line);
		text_addn(&t, begin, (size_t)(r->p - begin));
	}
	*out = text_get(&t);
	return t.len <= CSV_CELL_BYTES
	    || err_set(e, ERR_INPUT, "%s:%d: a cell has at most %d bytes", r->name, r->line,
		CSV_CELL_BYTES);
}

static bool
read_row(struct reader *r, struct csv_row *row, struct err *e)
{
	*row = (struct csv_row){ .line = r->line };
	for (;;) {
		if (row->cells.n == CSV_CELLS_MOST)
			return err_set(e, ERR_INPUT, "%s:%d: a line has at most %d cells", r->name,
			    r->line, CSV_CELLS_MOST);
		if (!read_cell(r, vec_add(r->a, &row->cells), e))
			return false;
		if (*r->p != r->between)
			break;
		r->p++;
	}
	end_line(r);
	return true;
}

bool
csv_read(
    const char *name, const char *bytes, size_t n, struct arena *a, struct csv *out, struct err *e)
{
	struct reader r = { .name = name, .p = bytes, .line = 1, .a = a };
	struct csv_row row;

	*out = (struct csv){ 0 };
	if (!is_text(name, bytes, n, e))
		return false;
	if (strncmp(r.p, "\xEF\xBB\xBF", 3) == 0)
		r.p += 3;
	r.between = between(r.p);
	while (*r.p != '\0') {
		if (*r.p == '\n' || *r.p == '\r') {
			end_line(&r);
			continue;
		}
		if (!read_row(&r, &row, e))
			return false;
		*vec_add(a, &out->list) = row;
	}
	return true;
}
