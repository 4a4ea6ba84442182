#!/bin/sh
# The program as a process: what it does with closed, full and broken streams, with a
# misused command line, and when it was installed with rights that its user has not.
coxa=${COXA:-./coxa}
n=0

# is WANT GOT NAME
is()
{
	n=$((n + 1))
	if [ "$1" = "$2" ]; then echo "ok $n - $3"; else
		echo "not ok $n - $3"
		echo "# wanted: $1"
		echo "# got:    $2"
	fi
}
status()
{
	"$@" >/dev/null 2>&1
	echo $?
}

is 64 "$(status "$coxa" frobnicate)" "an unknown subcommand is misuse"
is 64 "$(status "$coxa" "$(printf '%0100000d' 1)")" "so is one of 100,000 characters"
is 64 "$(status "$coxa" lint --frobnicate)" "an unknown option is misuse"
is 74 "$("$coxa" --version 2>/dev/null >/dev/full; echo $?)" "a full disk is not silent"
is "" "$("$coxa" --help 2>&1 >/dev/null)" "help is no complaint"
is "" "$({ "$coxa" --help | true; } 2>&1)" "a reader who leaves early is no fault"
is 0 "$("$coxa" --version <&- 2>&- >/dev/null; echo $?)" "closed streams do no harm"
is 74 "$("$coxa" lint /none/such </dev/null 2>/dev/null; echo $?)" "a folder that is not there is named"
is 1 "$("$coxa" lint /none/such 2>&1 | wc -l)" "an error is one line"

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null &&
    install -m 2755 -g nogroup "$coxa" "$dir/coxa" 2>/dev/null && chmod 755 "$dir"; then
	as_other()
	{
		status setpriv --reuid 65533 --regid 65533 --clear-groups "$dir/coxa" "$@"
	}
	is 77 "$(as_other --db /tmp/x.db lint)" "with rights of its own it takes no path"
	is 77 "$(as_other --now 2026-01-01 lint)" "nor a clock"
	is 0 "$(as_other --version)" "and still says what it is"
	mkdir "$dir/forms"
	printf 'form = "x";\n' > "$dir/forms/x.cfg"
	chmod 666 "$dir/forms/x.cfg"
	is 1 "$(setpriv --reuid 65533 --regid 65533 --clear-groups "$dir/coxa" lint "$dir/forms" 2>&1 |
	    grep -c 'others than root may change it')" "nor a file that anybody may write"
else
	echo "# not root: the program with rights of its own was not tried"
fi
echo "1..$n"
