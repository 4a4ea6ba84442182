#!/bin/sh
# malloc and free only in base/; SQL text only in .sql files and db.c.
cd "${srcdir:-.}" || exit 99
bad=$(
	find src -name '*.c' ! -path 'src/base/*' ! -path src/store/sql.c \
	    -exec grep -nwHE '(malloc|calloc|realloc|free|strdup)\(' {} +
	find src -name '*.c' ! -path src/store/db.c ! -path src/store/sql.c ! -path src/expr/expr.c \
	    -exec grep -nHE '"(SELECT|INSERT|UPDATE|DELETE) ' {} +
)
echo 1..1
[ -z "$bad" ] && echo "ok 1 - words keep to their rooms" && exit
echo "not ok 1 - words keep to their rooms"
echo "$bad" | sed 's/^/# /'
