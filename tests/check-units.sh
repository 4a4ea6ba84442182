#!/bin/sh
# The sample units of systemd are understood by systemd, with the scripts where they look for them.
command -v systemd-analyze > /dev/null || { echo "1..0 # SKIP there is no systemd here"; exit; }
admin=$(cd "${srcdir:-.}/data/admin" && pwd) || exit 99
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
for script in coxa-backup coxa-drill coxa-standby; do
	install -m 755 "$admin/$script" "$dir/$script" || exit 99
done
for unit in "$admin"/*.service "$admin"/*.timer; do
	# Documentation= asks for an installed page.
	sed "s|/usr/local/sbin|$dir|; /^Documentation=/d" "$unit" > "$dir/${unit##*/}"
done
said=$(systemd-analyze verify "$dir"/*.service "$dir"/*.timer 2>&1)
status=$?
said=$(printf '%s\n' "$said" | grep -F "$dir")
echo 1..1
[ $status = 0 ] && [ -z "$said" ] && echo "ok 1 - systemd takes the units" && exit
echo "not ok 1 - systemd takes the units"
echo "$said" | sed 's/^/# /'
