# keysgen - the table of keys into C.
# usage: awk -f keysgen.awk data/keys.cfg
# An action stands on one line, members in the order does, keys, rank, word, help, needs, also.
BEGIN {
	print "/* Made by src/ui/keysgen.awk.  Edit data/keys.cfg instead. */"
	print "#include \"ui/keymap.h\"\n\nstatic const struct key_row row[] = {"
	members = split("keys rank word help needs also", member, " ")
}
/^#/ || /^$/ || /^keys = \($/ || /^\);$/ { next }
/^\{ context = "[a-z_-]+"; actions = \($/ { context = $4; sub(/;$/, "", context); next }
/^  \{ does = ".*; \},?( \); \},?)?$/ {
	sub(/^  \{ /, ""); sub(/; \},?( \); \},?)?$/, "")
	sub(/ = \[/, " = {"); sub(/ \];/, " };")
	for (i = 1; i <= members; i++) sub("; +" member[i] " = ", ", ." member[i] " = ")
	printf "\t{ .line = %d, .context = %s, .%s },\n", FNR, context, $0
	next
}
/^menus = \($/ { print "};\n\nstatic const struct menu_row menu[] = {"; next }
/^\{ title = ".*"; entries = \[$/ { title = $0; sub(/^\{ title = /, "", title); sub(/; entries.*/, "", title); next }
/^  "/ {
	sub(/^ +/, ""); sub(/( \]; \})?,?$/, "")
	n = split($0, entry, ", *")
	for (i = 1; i <= n; i++) printf "\t{ %s, %s },\n", title, entry[i]
	next
}
{ printf "%s:%d: this is no row of keys or menus\n", FILENAME, FNR > "/dev/stderr"; bad = 1; exit }
END {
	if (bad) exit 1
	print "};\n\nconst struct key_table key_table = { row, sizeof(row) / sizeof(row[0]), menu,"
	print "\tsizeof(menu) / sizeof(menu[0]) };"
}
