#include "expr/scan.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static bool
is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

static enum scan_kind
take(struct scan *s, enum scan_kind kind, size_t len)
{
	s->from = s->at;
	s->len = len;
	s->at += len;
	return s->kind = kind;
}

static size_t
word_len(const char *p)
{
	size_t n = 0;

	while (is_word(p[n]))
		n++;
	return n;
}

/* 2, 2.0, .5, 1e-3 */
static size_t
number_len(const char *p)
{
	size_t n = 0;

	while (isdigit((unsigned char)p[n]) || p[n] == '.'
	    || (n > 0 && (p[n] == 'e' || p[n] == 'E'))
	    || (n > 0 && (p[n] == '-' || p[n] == '+') && (p[n - 1] == 'e' || p[n - 1] == 'E')))
		n++;
	return n;
}

static enum scan_kind
take_text(struct scan *s)
{
	const char *end = s->at + 1;

	while (*end != '\0' && (*end != '\'' || end[1] == '\''))
		end += *end == '\'' ? 2 : 1;
	if (*end == '\0')
		return take(s, SCAN_BAD, strlen(s->at));
	s->from = s->at + 1;
	s->len = (size_t)(end - s->from);
	s->at = end + 1;
	return s->kind = SCAN_TEXT;
}

enum scan_kind
scan_next(struct scan *s)
{
	char c;

	while (isspace((unsigned char)*s->at))
		s->at++;
	c = *s->at;
	if (c == '\0')
		return take(s, SCAN_END, 0);
	if (c == ':' && is_word(s->at[1])) {
		s->at++;
		return take(s, SCAN_NAME, word_len(s->at));
	}
	if (isdigit((unsigned char)c) || (c == '.' && isdigit((unsigned char)s->at[1])))
		return take(s, SCAN_NUMBER, number_len(s->at));
	if (is_word(c))
		return take(s, SCAN_WORD, word_len(s->at));
	if (c == '\'')
		return take_text(s);
	if (strncmp(s->at, "--", 2) == 0 || strncmp(s->at, "/*", 2) == 0
	    || strchr(";\"`[]?@$#{}", c) != NULL)
		return take(s, SCAN_BAD, 1);
	return take(s, SCAN_MARK, 1);
}

static bool
hides_unknown(const struct scan *s)
{
	static const char *const words[] = { "case", "iif", "coalesce", "ifnull", "is", "isnull",
		"notnull" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strlen(words[i]) == s->len && strncasecmp(words[i], s->from, s->len) == 0)
			return true;
	return false;
}

bool
scan_check(const char *text, enum expr_use use, struct err *e)
{
	struct scan s = { .at = text }, before = { 0 };
	int depth = 0;

	while (scan_next(&s) != SCAN_END) {
		if (s.kind == SCAN_BAD)
			return err_set(e, ERR_INPUT, "\"%.*s\" cannot stand in an expression",
			    (int)s.len, s.from);
		if (s.kind == SCAN_WORD && use == EXPR_RULE && hides_unknown(&s))
			return err_set(e, ERR_INPUT, "%.*s turns unknown into false: not in a rule",
			    (int)s.len, s.from);
		if (s.kind == SCAN_MARK && *s.from == '(')
			depth++;
		if (s.kind == SCAN_MARK && *s.from == ')') {
			/* "x IN ()" is false even for an unknown x. */
			if (before.kind == SCAN_MARK && *before.from == '(')
				return err_set(e, ERR_INPUT, "there is nothing between ( and )");
			if (--depth < 0)
				return err_set(e, ERR_INPUT, "there is a ) too many");
		}
		before = s;
	}
	if (depth > 0)
		return err_set(e, ERR_INPUT, "a ( is not closed");
	return before.kind != SCAN_END || err_set(e, ERR_INPUT, "the expression is empty");
}
