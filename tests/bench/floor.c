/* floor - the least that a full-screen program can cost: curses alone, with the libraries of
 * coxa linked in.
 *
 *	floor echo    a screen of 20 rows; what is typed is shown, one refresh a key
 *	floor list    rows with a reversed bar: Down, Up, PgDn, PgUp
 */
#include <curses.h>
#include <locale.h>
#include <string.h>
#include <wctype.h>

enum { ROWS = 100000, HEAD = 1 };

static void
put_row(int y, int i, bool chosen)
{
	static const char *const family[] = { "Smith", "Johnson", "Garcia", "Rossi", "Nguyen" };

	if (chosen)
		attron(A_REVERSE);
	move(y, 0);
	clrtoeol();
	printw(" %07d  %-12s, Given%04d   19%02d-%02d-%02d   +1 555 %07d   stage %d", i,
	    family[i % 5], i % 9973, i % 90 + 10, i % 12 + 1, i % 28 + 1, i * 7919 % 10000000,
	    i % 8);
	if (chosen)
		attroff(A_REVERSE);
}

static void
echo_keys(void)
{
	wint_t c;

	for (int y = 2; y < LINES - 2; y++)
		put_row(y, y, y == 2);
	mvaddstr(LINES - 1, 0, "READY");
	move(1, 0);
	refresh();
	for (int what; (what = get_wch(&c)) != ERR;) {
		const wchar_t typed[] = { (wchar_t)c, L'\0' };

		if (what == OK && iswprint(c))
			addwstr(typed);
		if (getcurx(stdscr) >= COLS - 2) {
			move(1, 0);
			clrtoeol();
		}
		refresh();
	}
}

static void
list(void)
{
	int h = LINES - HEAD - 2, top = 0, at = 0;

	for (int c = 0; c != ERR; c = getch()) {
		at += c == KEY_DOWN  ? 1
		    : c == KEY_UP    ? -1
		    : c == KEY_NPAGE ? h
		    : c == KEY_PPAGE ? -h
				     : 0;
		at = at < 0 ? 0 : at >= ROWS ? ROWS - 1 : at;
		if (c == KEY_NPAGE || c == KEY_PPAGE)
			top += c == KEY_NPAGE ? h : -h;
		top = top > at ? at : top <= at - h ? at - h + 1 : top;
		for (int y = 0; y < h; y++)
			put_row(HEAD + y, top + y, top + y == at);
		mvprintw(0, 0, "Patients: %d of %d", at + 1, ROWS);
		mvaddstr(LINES - 1, 0, "READY");
		refresh();
	}
}

int
main(int argc, char **argv)
{
	setlocale(LC_CTYPE, "");
	initscr();
	cbreak();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	set_escdelay(25);
	if (argc > 1 && strcmp(argv[1], "list") == 0)
		list();
	else
		echo_keys();
	endwin();
	return 0;
}
