#!/bin/sh
# The sample settings of sshd are understood by sshd.
sshd=$(PATH=$PATH:/usr/sbin command -v sshd) || { echo "1..0 # SKIP there is no sshd here"; exit; }
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
ssh-keygen -q -t ed25519 -N '' -f "$dir/key" || exit 99
{ echo "HostKey $dir/key"; cat "${srcdir:-.}/data/admin/sshd_config"; } > "$dir/config"
said=$("$sshd" -t -f "$dir/config" 2>&1)
status=$?
case $said in *"privilege separation directory"*) echo "1..0 # SKIP sshd has no /run/sshd here"; exit ;; esac
echo 1..1
[ $status = 0 ] && echo "ok 1 - sshd takes the sample" && exit
echo "not ok 1 - sshd takes the sample"
echo "$said" | sed 's/^/# /'
