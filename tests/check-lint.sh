#!/bin/sh
# The forms and the pack that ship are without fault, and a fault is found where it is.
top=${TOP:-$srcdir}
coxa=${COXA:-./coxa}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
n=0

# is WANT GOT NAME
is()
{
	n=$((n + 1))
	if [ "$1" = "$2" ]; then echo "ok $n - $3"; else
		echo "not ok $n - $3"
		printf '%s\n' "wanted: $1" "got:    $2" | sed 's/^/# /'
	fi
}

is "0" "$("$coxa" --data "$top" lint 2>&1; echo $?)" "nothing is wrong in what ships"

cost=$("$coxa" --data "$top" lint --cost 2>&1)
set -- "$top"/forms/*.cfg
is "$#" "$(echo "$cost" | grep -c ': [0-9]* keys to pass, [0-9]* keys to answer all$')" \
	"the keystrokes of each form are counted when asked for"
is "$top/forms/phq-2.cfg: 3 keys to pass, 3 keys to answer all" "$(echo "$cost" | grep phq-2)" \
	"three questions of one key each are three"

cp "$top"/data/onfh/*.cfg "$dir"
chmod u+w "$dir"/*
line=$(grep -n 'when = "' "$dir/stage.cfg" | head -n 1 | cut -d : -f 1)
sed -i "${line}s/when = \"/&ifnull(1, 2) AND /" "$dir/stage.cfg"
is "$dir/stage.cfg:$line: when: ifnull turns unknown into false: not in a rule
65" "$("$coxa" lint "$dir" 2>&1; echo $?)" "a rule that takes unknown for false is named"

rm "$dir"/*
cp -r "$top/forms" "$top/data" "$dir"
chmod -R u+w "$dir"
sed -i 's/redflag = "RF-S-FALL"/redflag = "RF-NONE"/' "$dir/forms/session.cfg"
is 65 "$("$coxa" lint "$dir" >/dev/null; echo $?)" "a red flag that no pack has is a fault"
is "$dir/forms/session.cfg" "$("$coxa" lint "$dir" | grep 'no red flag "RF-NONE"' | cut -d : -f 1 | uniq)" \
	"named with its form"
rm "$dir/forms/registration.cfg" "$dir/data/onfh/pack.cfg"
is "$dir/data/onfh/pack.cfg $dir/forms/registration.cfg " \
	"$("$coxa" lint "$dir" | grep 'it is missing' | cut -d : -f 1 | sort | tr '\n' ' ')" \
	"and so is a file that is missing"

rm -r "${dir:?}"/*
head -c 600 "$top/forms/pain.cfg" > "$dir/pain.cfg"
is 65 "$("$coxa" lint "$dir" >/dev/null; echo $?)" "a form that was cut off is no form"
is "$dir/pain.cfg" "$("$coxa" lint "$dir" | cut -d : -f 1 | uniq)" "and is named"
echo "1..$n"
