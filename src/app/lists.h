/* lists - a list of texts within one column, as a JSON array. */
#ifndef APP_LISTS_H
#define APP_LISTS_H

#include "base/vec.h"

struct text_list {
	VEC(const char *) text;
};

/* ["a","b"]; lives in a. */
const char *list_write(const char *const *at, size_t n, struct arena *a);
/* The texts of it; what is no such list has none. */
void list_read(const char *json, struct arena *a, struct text_list *out);
/* "a, b"; lives in a. */
const char *list_show(const struct text_list *l, struct arena *a);

#endif
