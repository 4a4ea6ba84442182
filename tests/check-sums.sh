#!/bin/sh
# A released migration never changes: databases in use have run it.  A new one is
# written instead, and its line in tests/store/SUMS is added by
#   sha256sum src/store/migrate/NNNN_*.sql >> tests/store/SUMS
cd "${srcdir:-.}" || exit 99
bad=$(
	sha256sum --check --quiet tests/store/SUMS 2>&1
	for f in src/store/migrate/*.sql src/store/draft/*.sql; do
		grep -q "  $f\$" tests/store/SUMS || echo "$f has no line in tests/store/SUMS"
	done
)
echo 1..1
[ -z "$bad" ] && echo "ok 1 - migrations are as they were released" && exit
echo "not ok 1 - migrations are as they were released"
echo "$bad" | sed 's/^/# /'
