#!/bin/sh
# malloc and free only in base/; SQL text only in .sql files and db.c; no function
# that cannot know the size of its target; no promise that an issue should hold.
cd "${srcdir:-.}" || exit 99
bad=$(
	find src -name '*.c' ! -path 'src/base/*' ! -path src/store/sql.c \
	    -exec grep -nHE '\<(malloc|calloc|realloc|free|strdup)\(' {} +
	find src -name '*.c' ! -path src/store/db.c ! -path src/store/sql.c ! -path src/expr/expr.c \
	    -exec grep -nHE '"(SELECT|INSERT|UPDATE|DELETE) ' {} +
	find src tests -name '*.[ch]' \
	    -exec grep -nHE '\<(sprintf|vsprintf|strcpy|strcat|gets|strtok|usleep|sleep)\(' {} +
	find src forms data man README -type f \
	    -exec grep -nwHE 'TO''DO|FIX''ME|X''XX|HA''CK' {} + 2>/dev/null
)
echo 1..1
[ -z "$bad" ] && echo "ok 1 - words keep to their rooms" && exit
echo "not ok 1 - words keep to their rooms"
echo "$bad" | sed 's/^/# /'
