#!/bin/sh
# The program starts no other program and loads none: it may be installed with
# rights that its user has not.
bad=$(nm -D --undefined-only "${COXA:-./coxa}" |
	awk '$2 ~ /^(system|popen|exec[lv]|fexecve|posix_spawn|dlopen|wordexp)/ { print "# " $2 }')
echo 1..1
[ -z "$bad" ] && echo "ok 1 - nothing is executed" && exit
echo "not ok 1 - nothing is executed"
echo "$bad"
