#!/bin/sh
# No function over 60 lines, no .c over 500, no .h over 150.
cd "${srcdir:-.}" || exit 99
bad=$(find src -name '*.[ch]' ! -path src/store/sql.c ! -name '*migrations.h' -exec awk '
FNR == 1 { check(); file = FILENAME; from = 0 }
{ last = FNR }
/^{/ { from = FNR }
/^}/ { if (from && FNR - from > 60) print "# " FILENAME ":" from ": function of " FNR - from " lines"; from = 0 }
function check() {
	if (file ~ /c$/ && last > 500 || file ~ /h$/ && last > 150) print "# " file ": " last " lines"
}
END { check() }' {} +)
echo 1..1
[ -z "$bad" ] && echo "ok 1 - everything fits a page" && exit
echo "not ok 1 - everything fits a page"
echo "$bad"
