/* main - makes the pieces and introduces them. */
#include "build.h"
#include "cli/cli.h"
#include "expr/expr.h"

int
main(int argc, char **argv)
{
	static const struct cli_program program = {
		.version = VERSION,
		.build = BUILD,
		.journal = "TRUNCATE, synchronous FULL",
		.sqlite = expr_engine,
	};

	return cli_main(&program, argc, argv);
}
