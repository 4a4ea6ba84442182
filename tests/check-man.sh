#!/bin/sh
# Manual pages are correct mdoc, and name every subcommand and option of --help.
cd "${srcdir:-.}" || exit 99
command -v mandoc >/dev/null || { echo "1..0 # SKIP mandoc is not installed"; exit 0; }
echo 1..3
bad=$(mandoc -Tlint -Wwarning man/*.[1-8] 2>&1)
if [ -z "$bad" ]; then echo "ok 1 - the pages are correct"; else
	echo "not ok 1 - the pages are correct"
	echo "$bad" | sed 's/^/# /'
fi
bad=$("$COXA" --help | sed -n 's/^  \(--\)*\([a-z][a-z]*\).*/\2/p' | while read -r word; do
	grep -qE "^\.It (Fl -|Ic )$word\b" man/coxa.1 || echo "# coxa.1 does not explain $word"
done)
if [ -z "$bad" ]; then echo "ok 2 - coxa.1 explains what --help names"; else
	echo "not ok 2 - coxa.1 explains what --help names"
	echo "$bad"
fi
bad=$(sed -n 's/.*\[ERR_[A-Z]*\] = "\([a-z]*\)".*/\1/p' src/base/err.c | while read -r word; do
	[ "$word" = none ] || sed -n '/^The codes are/,/^\.It/p' man/coxa.1 \
		| grep -qE "^\.Li ([a-z]+ , )*$word( |\$)" || echo "# coxa.1 does not name $word"
done)
if [ -z "$bad" ]; then echo "ok 3 - coxa.1 names the codes of refusals"; else
	echo "not ok 3 - coxa.1 names the codes of refusals"
	echo "$bad"
fi
