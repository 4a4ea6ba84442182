#!/bin/sh
# The program starts no other program and loads none: it may be installed with
# rights that its user has not.  Nor does it use what lies outside the file system, has no
# folder to guard it and outlives the program.
bad=$(nm -D --undefined-only "${COXA:-./coxa}" |
	awk '$2 ~ /^(system|popen|exec[lv]|fexecve|posix_spawn|dlopen|wordexp|semget|shmget|msgget|sem_open|shm_open|mq_open)/ { print "# " $2 }')
echo 1..1
[ -z "$bad" ] && echo "ok 1 - nothing is executed, and nothing left in the kernel" && exit
echo "not ok 1 - nothing is executed, and nothing left in the kernel"
echo "$bad"
