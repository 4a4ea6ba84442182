/* kept - answers between a form and the record. */
#ifndef APP_KEPT_H
#define APP_KEPT_H

#include "store/response_store.h"

struct answers;
struct form;
struct formdef;

/* The answers of a record, as a form takes them back. */
bool kept_answers(struct db *db, int64_t response, struct arena *a, struct answers *out,
    struct err *e) MUST_CHECK;

/* What is kept of a form: what is visible and valid. */
void kept_of_form(const struct form *f, struct arena *a, struct response_answers *out);

/* Days after which the question must be asked again; 0: never. */
int kept_again(const struct formdef *def, const char *key);

#endif
