#include "conf/scan_text.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "conf/conf.h"

struct place {
	const char *name;
	const char *at;
	int line, depth;
};

static bool
bad(const struct place *p, struct err *e, const char *what)
{
	return err_set(e, ERR_CONF, "%s:%d: %s", p->name, p->line, what);
}

/* Tabs and ends of lines are the only control characters of a file of words. */
static bool
check_bytes(const char *name, const char *text, struct err *e)
{
	struct place p = { .name = name, .line = 1 };
	uint32_t cp;

	while ((cp = utf8_next(&text)) != 0) {
		if (cp == UTF8_BAD)
			return bad(&p, e, "this is not UTF-8");
		if (cp == '\n')
			p.line++;
		else if ((cp < 0x20 && cp != '\t' && cp != '\r') || cp == 0x7F)
			return err_set(e, ERR_CONF, "%s:%d: control character U+%04X", name, p.line,
			    (unsigned)cp);
	}
	return true;
}

static bool
pass_comment(struct place *p, struct err *e)
{
	struct place from = *p;

	for (p->at += 2; strncmp(p->at, "*/", 2) != 0; p->at++) {
		if (*p->at == '\0')
			return bad(&from, e, "this /* comment is never closed");
		if (*p->at == '\n')
			p->line++;
	}
	p->at += 2;
	return true;
}

static bool
pass_text(struct place *p, struct err *e)
{
	for (p->at++; *p->at != '"'; p->at++) {
		if (*p->at == '\0' || *p->at == '\n')
			return bad(p, e, "a text must close its \" on the same line");
		if (*p->at == '\\' && p->at[1] != '\0')
			p->at++;
	}
	p->at++;
	return true;
}

/* Plain decimal numbers only: 010, 0x10 and 5L mean different things to
 * different readers, and a whole number must fit 32 bits. */
static bool
pass_number(struct place *p, struct err *e)
{
	const char *from = p->at;
	size_t sign = *from == '-' || *from == '+';
	bool whole;
	size_t len;
	double v;

	while (isalnum((unsigned char)*p->at) || strchr("+-.", *p->at) != NULL) {
		if (*p->at == '\0')
			break;
		p->at++;
	}
	len = (size_t)(p->at - from);
	whole = strspn(from + sign, "0123456789") == len - sign;
	if (strspn(from, "+-.0123456789eE") != len)
		return bad(p, e, "only plain decimal numbers, like 12 or 0.5");
	if (whole && len - sign > 1 && from[sign] == '0')
		return bad(p, e, "a number must not begin with 0");
	errno = 0;
	v = strtod(from, NULL);
	if (errno != 0 || !isfinite(v) || (whole && (v > 2147483647.0 || v < -2147483648.0)))
		return bad(p, e, "this number is too large");
	return true;
}

static bool
pass_bracket(struct place *p, struct err *e)
{
	p->depth += strchr("([{", *p->at) != NULL ? 1 : -1;
	p->at++;
	if (p->depth > CONF_MAX_DEPTH)
		return bad(p, e, "brackets are nested too deeply");
	return p->depth >= 0 || bad(p, e, "this bracket was never opened");
}

static void
pass_word(struct place *p)
{
	while (isalnum((unsigned char)*p->at) || *p->at == '_' || *p->at == '-' || *p->at == '*')
		p->at++;
}

static bool
pass_one(struct place *p, struct err *e)
{
	char c = *p->at;

	if (strncmp(p->at, "/*", 2) == 0)
		return pass_comment(p, e);
	if (c == '#' || strncmp(p->at, "//", 2) == 0) {
		p->at += strcspn(p->at, "\n");
		return true;
	}
	if (c == '"')
		return pass_text(p, e);
	if (c == '@')
		return bad(p, e, "@include is not allowed: a file stands for itself");
	if (isdigit((unsigned char)c) || (c != '\0' && strchr("+-.", c) != NULL))
		return pass_number(p, e);
	if (strchr("([{}])", c) != NULL)
		return pass_bracket(p, e);
	if (isalpha((unsigned char)c) || c == '*') {
		pass_word(p);
		return true;
	}
	p->line += c == '\n';
	p->at++;
	return true;
}

bool
scan_text(const char *name, const char *text, struct err *e)
{
	struct place p = { .name = name, .at = text, .line = 1 };

	if (!check_bytes(name, text, e))
		return false;
	while (*p.at != '\0')
		if (!pass_one(&p, e))
			return false;
	return p.depth == 0 || bad(&p, e, "a bracket is not closed before the end of the file");
}
