#!/bin/sh
# A header begins by saying what it is; each of its functions stands under a
# comment, its own or that of its paragraph, or before one on its line.
cd "${srcdir:-.}" || exit 99
bad=$(find src -name '*.h' ! -path src/store/sql.h ! -name '*migrations.h' ! -name build.h -exec awk '
FNR == 1 { told = more = 0 }
FNR == 1 && !/^\/\* [a-z0-9_]+ - / { print "# " FILENAME ":1: does not begin with \"/* name - what it is\"" }
/^\/\*/ { told = 1 }
/^$/ { told = 0 }
/^[a-z].*\(/ && !/^typedef/ && !told && !more && !/\/\*/ { print "# " FILENAME ":" FNR ": " $0 }
{ more = /,$/ }' {} +)
echo 1..1
[ -z "$bad" ] && echo "ok 1 - every public function is explained" && exit
echo "not ok 1 - every public function is explained"
echo "$bad"
