#!/bin/sh
# The scripts of data/admin as their timers run them: a sealed backup that can be opened and
# tried, broken ones that cannot, and a second machine that takes the copy.
command -v age >/dev/null || { echo "1..0 # SKIP age is not installed"; exit 0; }
admin=$(cd "${srcdir:-.}/data/admin" && pwd) || exit 99
top=$(cd "${srcdir:-.}" && pwd) || exit 99
coxa=$(cd "$(dirname "${COXA:-./coxa}")" && pwd)/coxa
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
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

# A machine of its own: its programs in $dir/NAME/bin, its records in $dir/NAME/state.
machine()
{
	mkdir -p "$dir/$1/bin" "$dir/$1/state" "$dir/$1/run"
	printf '#!/bin/sh\nexec "%s" --data "%s" --db "%s" "$@"\n' \
	    "$coxa" "$top" "$dir/$1/state/coxa.db" > "$dir/$1/bin/coxa"
	printf '#!/bin/sh\ncat >> "%s"\n' "$dir/log" > "$dir/$1/bin/logger"
	for script in coxa-backup coxa-drill coxa-standby coxa-standby-take; do
		sed "s|^PATH=.*|PATH=$dir/$1/bin:\$PATH|" "$admin/$script" > "$dir/$1/bin/$script"
	done
	chmod +x "$dir/$1/bin/"*
}
# on MACHINE COMMAND...: its exit status.
on()
{
	at=$dir/$1
	shift
	RUNTIME_DIRECTORY=$at/run TMPDIR=$at/run COXA_STATE=$at/state PATH=$at/bin:$PATH \
	    "$@" > "$dir/out" 2>&1
	echo $?
}

machine first
machine second
# shellcheck disable=SC2016  # that shell's $3 and $4
printf '#!/bin/sh\n[ "$3" = root@second ] || exit 255\nexec env COXA_STATE="%s" TMPDIR="%s" PATH="%s" "$4"\n' \
    "$dir/second/state" "$dir/second/run" "$dir/second/bin:$PATH" > "$dir/first/bin/ssh"
chmod +x "$dir/first/bin/ssh"
mkdir "$dir/backups" "$dir/keys"
age-keygen -o "$dir/keys/drill.key" 2>/dev/null
age-keygen -y "$dir/keys/drill.key" > "$dir/keys/recipients"
registers()
{
	on "$1" coxa "do" patient.register family="$2" given=Kemi born=1981-03-04 sex=F
}

is 0 "$(on first coxa init)" "a clinic is made"
is 0 "$(registers first Okafor)" "somebody is registered"
touch "$dir/backups/coxa-20200101T000000Z.db.age.part"
is 0 "$(on first coxa-backup "$dir/backups" "$dir/keys/recipients")" "the timer's command makes a backup"
is 1 "$(find "$dir/backups" -name 'coxa-*.db.age' | wc -l)" "which is sealed"
is 0 "$(find "$dir/backups" "$dir/first/run" -name '*.db' -o -name '*.part' | wc -l)" "and nothing plain or unfinished is left"
is 0 "$(grep -al Okafor "$dir/backups/"* | wc -l)" "no name can be read in it"
is 1 "$(grep -c '^[0-9]* [0-9a-f]\{64\} ' "$dir/log")" "the head of the audit went to the log"
is 0 "$(on first coxa-drill "$dir/backups" "$dir/keys/drill.key")" "the drill's command opens and proves it"
is 0 "$(find "$dir/first/run" -type f | wc -l)" "and leaves nothing"
sealed=$(echo "$dir/backups/"coxa-*.db.age)
cp "$sealed" "$dir/good"
head -c 5000 "$dir/good" > "$sealed"
is 1 "$([ "$(on first coxa-drill "$dir/backups" "$dir/keys/drill.key")" != 0 ]; echo $((1 - $?)))" "one that was cut short fails the drill"
byte=X # another than stands there
[ "$(head -c 20001 "$dir/good" | tail -c 1 | od -An -c | tr -d ' ')" != X ] || byte=Y
{ head -c 20000 "$dir/good"; printf '%s' "$byte"; tail -c +20002 "$dir/good"; } > "$sealed"
is 1 "$([ "$(on first coxa-drill "$dir/backups" "$dir/keys/drill.key")" != 0 ]; echo $((1 - $?)))" "and so does one with a wrong byte"
is 0 "$(find "$dir/first/run" -type f | wc -l)" "what age left of them is gone"

is 0 "$(on first coxa-standby root@second)" "a second machine takes a copy"
is 0 "$(on second coxa check)" "which is sound"
is 0 "$(registers first Hall)" "somebody else is registered"
is 0 "$(on first coxa-standby root@second)" "it takes the next one"
is 0 "$(find "$dir/second/state" -name 'pre-restore-*' | wc -l)" "and keeps none of those before"
is 0 "$(on second coxa print outage)" "it can be looked at"
is 0 "$(on first coxa-standby root@second)" "and is replaced all the same"
is 1 "$([ "$(on first coxa-standby root@nobody)" != 0 ]; echo $((1 - $?)))" "a machine that does not answer is told"
is 0 "$(on second coxa "do" patient.register family=Later given=Ann born=1970-01-02 sex=F)" "the copy takes over"
is 1 "$([ "$(on first coxa-standby root@second)" != 0 ]; echo $((1 - $?)))" "a copy that was worked on is never replaced"
is 0 "$(find "$dir"/*/run -type f | wc -l)" "no plain copy is left anywhere"
echo "1..$n"
