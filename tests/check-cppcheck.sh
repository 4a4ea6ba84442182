#!/bin/sh
# The sources are clean by cppcheck.
cd "${srcdir:-.}" || exit 99
command -v cppcheck >/dev/null || { echo "1..0 # SKIP cppcheck is not installed"; exit 0; }
bad=$(cppcheck --quiet --inline-suppr --enable=warning,portability -Isrc src 2>&1)
echo 1..1
[ -z "$bad" ] && echo "ok 1 - the sources are clean" && exit
echo "not ok 1 - the sources are clean"
echo "$bad" | sed 's/^/# /'
