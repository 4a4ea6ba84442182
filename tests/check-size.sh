#!/bin/sh
# No function over 60 lines, four levels deep or with seven parameters and an error;
# no .c over 500 lines, no .h over 150.
cd "${srcdir:-.}" || exit 99
bad=$(find src -name '*.[ch]' ! -path src/store/sql.c ! -path src/ui/key_table.c ! -name '*migrations.h' -exec awk '
FNR == 1 { check(); file = FILENAME; from = 0 }
{ last = FNR }
/^{/ { from = FNR }
/^}/ { if (from && FNR - from > 60) print "# " FILENAME ":" from ": function of " FNR - from " lines"; from = 0 }
/^\t\t\t\t+(if|for|while|switch|do) / { print "# " FILENAME ":" FNR ": more than three levels deep" }
/^[a-z_0-9]+\(/ { sig = ""; open = 1 }
open { sig = sig $0 }
open && /\)$/ { open = 0; if (gsub(/,/, "", sig) > 6) print "# " FILENAME ":" FNR ": more than six parameters and an error" }
function check() {
	if (file ~ /c$/ && last > 500 || file ~ /h$/ && last > 150) print "# " file ": " last " lines"
}
END { check() }' {} +)
echo 1..1
[ -z "$bad" ] && echo "ok 1 - everything fits a page" && exit
echo "not ok 1 - everything fits a page"
echo "$bad"
