/* main - makes the pieces and introduces them. */
#include <stdio.h>

int
main(void)
{
	puts("coxa");
	return 0;
}
