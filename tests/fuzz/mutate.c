#include "fuzz/mutate.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "lib/test.h"

void
corpus_add(struct corpus *c, const char *text, size_t n)
{
	*vec_add(&c->a, &c->list) = (struct input){ arena_strn(&c->a, text, n), n };
}

void
corpus_file(struct corpus *c, const char *path)
{
	char *all = arena_alloc(&c->a, INPUT_MOST);
	FILE *f = fopen(path, "r");

	assert_non_null(f);
	corpus_add(c, all, fread(all, 1, INPUT_MOST, f));
	fclose(f);
}

static int
is_input(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static bool
ends_in(const char *name, const char *end)
{
	size_t len = strlen(name), n = strlen(end);

	return len >= n && strcmp(name + len - n, end) == 0;
}

void
corpus_read(struct corpus *c, const char *folder, const char *end)
{
	struct dirent **entry;
	int n = scandir(folder, &entry, is_input, alphasort);

	for (int i = 0; i < n; i++) {
		if (ends_in(entry[i]->d_name, end))
			corpus_file(c, text_fmt(&c->a, "%s/%s", folder, entry[i]->d_name));
		free(entry[i]);
	}
	if (n >= 0)
		free(entry);
}

/* What breaks readers. */
static const char *const words[] = { "0", "-1", "2147483648", "99999999999999999999", "1e308",
	"0x10", "\"", "'", "\\", "(", ")", "{", "}", "[", "]", ";", ",", "=", ":", "/*", "//", "#",
	"\n", "\r\n", "%s%n", "\xff", "\xc0\x80", "\xed\xa0\x80", "\u202e", "\u0301\u0301\u0301",
	"王", "é", "\033[", "\033[200~", "\033[201~", "NULL", "null", "true", "t+", "next ",
	"29-02-", "24:00", "@include", "BEGIN:VEVENT\r\n", "END:VEVENT\r\n",
	"RRULE:FREQ=YEARLY\r\n" };

/* Puts n bytes over `old` bytes of s at `at`; the new length. */
static size_t
splice(char *s, size_t len, size_t at, size_t old, const char *with, size_t n)
{
	if (len - old + n > INPUT_MOST)
		return len;
	memmove(s + at + n, s + at + old, len - at - old);
	memcpy(s + at, with, n);
	return len - old + n;
}

static size_t
roll(struct dice *d, size_t below)
{
	return (size_t)dice_roll(d, (int)below);
}

static size_t
change(const struct corpus *c, char *s, size_t n, struct dice *d)
{
	size_t at = roll(d, n + 1), len = roll(d, n - at + 1);
	const struct input *other = &c->list.at[roll(d, c->list.n)];
	const char *word = words[roll(d, sizeof(words) / sizeof(*words))];
	size_t from = roll(d, other->n + 1);

	if (dice_chance(d, 70))
		len = len > 8 ? len % 8 : len;
	switch (dice_roll(d, 6)) {
	case 0:
		if (at < n)
			s[at] = (char)(s[at] ^ 1 << roll(d, 8));
		return n;
	case 1:
		return splice(s, n, at, 0, &(char){ (char)dice_roll(d, 256) }, 1);
	case 2:
		return splice(s, n, at, len, "", 0);
	case 3:
		return splice(s, n, at, dice_chance(d, 50) ? len : 0, word, strlen(word));
	case 4:
		return splice(s, n, at, len, other->text + from, roll(d, other->n - from + 1));
	default:
		return splice(s, n, at, 0, word, strlen(word));
	}
}

struct input
mutate(const struct corpus *c, struct dice *d, struct arena *a)
{
	const struct input *from = &c->list.at[roll(d, c->list.n)];
	char *s = arena_alloc(a, 2 * INPUT_MOST + 1);
	size_t n = from->n;

	memcpy(s, from->text, n);
	for (int i = dice_within(d, 1, 6); i > 0; i--)
		n = change(c, s, n, d);
	s[n] = '\0';
	return (struct input){ s, n };
}
