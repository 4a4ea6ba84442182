#!/bin/sh
# tests/safeguards: each row is there once and in order, and each test that it names is
# one of make check.  Says how many rows have none.
cd "${srcdir:-.}" || exit 99
map=tests/safeguards
want=$({ seq 1 39 | sed 's/^/R/'; seq 1 66; })
have=$(sed -n 's/^\(R\{0,1\}[0-9][0-9]*\)  *[^ ].*/\1/p' $map)
bad=$(
	[ "$want" = "$have" ] || printf '%s\n' "$have" | awk -v want="$want" '
		BEGIN { n = split(want, w, "\n") }
		$0 != w[NR] { print "row " w[NR] " is missing before " $0; over = 1; exit }
		END { if (!over && NR < n) print "row " w[NR + 1] " is missing" }'
	awk '
	/^#/ || /^$/ || /^[A-Z][a-z, ]*$/ { next }
	/^     (not shown: .|tests\/)/ { n++; next }
	{ if (row != "" && n == 0) print row " has neither a test nor a reason" }
	/^R?[0-9]+ +[^ ]/ { row = $1; n = 0; next }
	{ print "line " NR " is no row, test or reason: " $0 }
	END { if (n == 0) print row " has neither a test nor a reason" }' $map
	sed -n 's/^     \(tests\/[^:]*\).*/\1/p' $map | sort -u | while read -r file; do
		grep -qE "(^|[[:space:]])${file%.c}([[:space:]\\]|\$)" Makefile.am ||
			echo "$file is no test of make check"
	done
	sed -n 's/^     \(tests\/[^:]*\): *\(.*\)/\1 \2/p' $map | while read -r file name; do
		grep -qE "cmocka_unit_test[a-z_]*\(${name}[,)]" "$file" 2>/dev/null ||
			echo "$file has no test called $name"
	done
)
echo 1..1
if [ -z "$bad" ]; then
	echo "ok 1 - every safeguard and every bad input names its test"
	echo "# $(echo "$want" | wc -l) rows, $(grep -c '^     not shown: ' $map) not shown"
	exit
fi
echo "not ok 1 - every safeguard and every bad input names its test"
echo "$bad" | sed 's/^/# /'
