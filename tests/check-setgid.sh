#!/bin/sh
# Installed setgid, coxa takes nothing from whoever starts it.  Root alone can install it so.
skip() { echo "1..0 # SKIP $1"; exit; }
[ "$(id -u)" = 0 ] || skip "only root can install a program setgid"
command -v setpriv > /dev/null || skip "there is no setpriv here"
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
n=0
cp "${COXA:-./coxa}" "$dir/coxa" && chown 0:61000 "$dir/coxa" && chmod 2755 "$dir/coxa" &&
	chmod 755 "$dir" && mkdir -m 777 "$dir/home" || exit 99
as() { HOME=$dir/home setpriv --reuid 61001 --regid 61001 --clear-groups "$@" < /dev/null 2>&1; }
case $(as "$dir/coxa" --db "$dir/home/x.db" check) in *"not for a program"*) ;; *) skip "setgid has no effect in $dir" ;; esac
check() { # what, text wanted, what was said
	n=$((n + 1))
	case $3 in *"$2"*) echo "ok $n - $1" ;; *) echo "not ok $n - $1"; echo "# $3" ;; esac
}
echo 1..9
for option in --db --data --now; do
	check "$option is refused" "not for a program installed with rights" "$(as "$dir/coxa" $option "$dir/home/x" check)"
done
said=$(as --no-new-privs "$dir/coxa" check)
check "a start without the rights says so" "takes away the rights" "$said"
said=$(HOME=$dir/home setpriv --reuid 61001 --regid 61000 --clear-groups "$dir/coxa" check < /dev/null 2>&1)
check "a member of the group is told so" "is in the group that keeps the records" "$said"
said=$(as env XDG_DATA_HOME="$dir/home" HOME="$dir/home" SQLITE_TMPDIR="$dir/home" TERMINFO="$dir/home" "$dir/coxa" check)
check "the environment names no database" "lib/coxa/coxa.db" "$said"
as sh -c "exec '$dir/coxa' check <&- >&- 2>&-"
check "closed files are no crash" "ended with 74" "ended with $?"
said=$(as sh -c "ulimit -n 12; exec '$dir/coxa' check")
check "too few files are said" "only 12 files may be open" "$said"
said=$(as sh -c "ulimit -f 64; exec '$dir/coxa' check")
check "too small files are said" "files may not grow to 1 GiB" "$said"
