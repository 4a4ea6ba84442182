/* leftover - what a process that was killed could not take away.
 *
 * An unfinished file bears the number of the process that makes it at the end of its
 * name; when no such process runs any more, nobody will finish it.
 */
#ifndef STORE_LEFTOVER_H
#define STORE_LEFTOVER_H

/* Removes, in the folder that is open there, the files of dead processes whose name is
 * that beginning and a number, with their journals and locks. */
void leftover_clear(int folder, const char *beginning);
/* The same beside a file: of "path.word-NUMBER". */
void leftover_clear_beside(const char *path, const char *word);

#endif
