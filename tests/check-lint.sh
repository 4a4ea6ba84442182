#!/bin/sh
# The forms and the pack that ship are without fault.
top=${TOP:-$srcdir}
echo 1..1
if said=$("${COXA:-./coxa}" --data "$top" lint 2>&1) && [ -z "$said" ]; then
	echo "ok 1 - nothing is wrong in forms and pack"
else
	echo "not ok 1 - nothing is wrong in forms and pack"
	echo "$said" | sed 's/^/# /'
fi
