/* a_screen - the program without a terminal: keys go in by name, the picture comes out.
 *
 * It stands on a_clinic, whose clock, people and tables it has. */
#ifndef TESTS_A_SCREEN_H
#define TESTS_A_SCREEN_H

#include "lib/a_clinic.h"
#include "screens/stack.h"
#include "ui/grid.h"

struct a_screen {
	struct a_clinic c;
	struct arena a;
	const struct keymap *keys;
	struct stack *stack;
	int rows, cols;
	enum glyphs glyphs;
	bool ascii;
	int typed;         /* keys so far */
	bool ended;        /* the last one ended the program */
	struct grid *seen; /* as the terminal is brought up to date, key by key */
};

/* The board of the clinic, 80 by 24, as the manager anna sees it. */
void a_screen_open(struct a_screen *s);
void a_screen_close(struct a_screen *s);

/* HALL, Margaret with her intake; staged: right hip IIIA with 1.5 mm, left hip II. */
int64_t a_screen_margaret(struct a_screen *s, bool staged);

/* Keys by name with blanks between: "/ h a l Down Enter F2"; "Space" is one. */
void a_screen_keys(struct a_screen *s, const char *names);
/* A text, letter by letter; ten letters are ten keys. */
void a_screen_type(struct a_screen *s, const char *text);

void a_screen_size(struct a_screen *s, int rows, int cols);
/* A VT100 that knows no other characters than ASCII. */
void a_screen_vt100(struct a_screen *s);

/* What the screen shows now; each row ends in '\n'. */
const char *a_screen_dump(struct a_screen *s);
/* The screen is as the picture tests/screens/NAME.txt; GOLDEN=new in the environment draws the
 * pictures anew, to be looked at as a difference before they are committed. */
void a_screen_is(struct a_screen *s, const char *name);
/* It shows this text somewhere within a row. */
bool a_screen_shows(struct a_screen *s, const char *text);
/* The same on the log of the test, row by row, to show what failed. */
void a_screen_print(struct a_screen *s);

#endif
