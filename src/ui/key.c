#include "ui/key.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static const struct {
	const char *name;
	uint32_t code;
} named[] = { { "Enter", K_ENTER }, { "Tab", K_TAB }, { "Shift-Tab", K_BACKTAB },
	{ "Backspace", K_BACKSPACE }, { "Esc", K_ESC }, { "Up", K_UP }, { "Down", K_DOWN },
	{ "Left", K_LEFT }, { "Right", K_RIGHT }, { "Home", K_HOME }, { "End", K_END },
	{ "PgUp", K_PAGE_UP }, { "PgDn", K_PAGE_DOWN }, { "Insert", K_INSERT },
	{ "Delete", K_DELETE }, { "Space", ' ' }, { "Paste", K_PASTE } };

enum { NAMED = sizeof(named) / sizeof(named[0]) };

const char *
key_name(const struct key *k, struct arena *a)
{
	struct text t = { .a = a };

	if (k->mods & K_CONTROL)
		text_add(&t, "Ctrl-");
	if (k->mods & K_ALT)
		text_add(&t, "Alt-");
	if (k->mods & K_SHIFT)
		text_add(&t, "Shift-");
	for (size_t i = 0; i < NAMED; i++)
		if (named[i].code == k->code) {
			text_add(&t, named[i].name);
			return text_get(&t);
		}
	if (k->code >= K_F1 && k->code <= K_F12)
		text_addf(&t, "F%u", (unsigned)(k->code - K_F1 + 1));
	else if (k->code < ' ')
		text_addf(&t, "^%c", (char)(k->code | 0x40));
	else if (k->code < 0x110000)
		text_put(&t, k->code);
	return text_get(&t);
}

static bool
read_code(const char *name, uint32_t *out)
{
	const char *rest = name;
	char *end;
	long f;

	for (size_t i = 0; i < NAMED; i++)
		if (strcmp(named[i].name, name) == 0) {
			*out = named[i].code;
			return true;
		}
	if (name[0] == '^' && name[1] != '\0' && name[2] == '\0') {
		*out = K_CTRL(name[1]);
		/* As the terminal's bytes are understood. */
		if (*out == '\b')
			*out = K_BACKSPACE;
		else if (*out == '\t')
			*out = K_TAB;
		else if (*out == '\n' || *out == '\r')
			*out = K_ENTER;
		return name[1] >= 'A' && name[1] <= '_';
	}
	if (name[0] == 'F' && name[1] >= '1' && name[1] <= '9') {
		f = strtol(name + 1, &end, 10);
		*out = K_F((uint32_t)f);
		return *end == '\0' && f <= 12;
	}
	*out = utf8_next(&rest);
	return *out > ' ' && *out != UTF8_BAD && *rest == '\0';
}

bool
key_read(const char *name, struct key *out)
{
	static const struct {
		const char *prefix;
		uint8_t mod;
	} mods[] = { { "Ctrl-", K_CONTROL }, { "Alt-", K_ALT }, { "Shift-", K_SHIFT } };

	*out = (struct key){ 0 };
	if (read_code(name, &out->code)) /* Shift-Tab is a key of its own */
		return true;
	for (size_t i = 0; i < sizeof(mods) / sizeof(mods[0]); i++) {
		size_t n = strlen(mods[i].prefix);

		if (strncmp(name, mods[i].prefix, n) == 0) {
			out->mods |= mods[i].mod;
			name += n;
		}
	}
	return out->mods != 0 && read_code(name, &out->code);
}
