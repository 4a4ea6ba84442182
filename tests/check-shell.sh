#!/bin/sh
# The scripts are clean by shellcheck.
cd "${srcdir:-.}" || exit 99
command -v shellcheck >/dev/null || { echo "1..0 # SKIP shellcheck is not installed"; exit 0; }
bad=$(find run check .ci tests -type f \( -name '*.sh' -o -path './run' -o -name run -o -name check -o -path '.ci/*' \) \
	-exec shellcheck {} + 2>&1)
echo 1..1
[ -z "$bad" ] && echo "ok 1 - the scripts are clean" && exit
echo "not ok 1 - the scripts are clean"
echo "$bad" | sed 's/^/# /'
