/* consent - whether what was agreed to covers a treatment of a hip.
 *
 * A consent names what it is to; one to a procedure or to cell therapy names the hip, too.
 * Several hold beside each other, and one that is taken back ends what it names.
 *
 * Version 1 of the form had one choice, "procedure", for decompression, bone graft and hip
 * replacement.  Such a record counts for the one that its words name, letter by letter, and for
 * none where they name none.
 */
#ifndef APP_CONSENT_H
#define APP_CONSENT_H

#include "app/app.h"
#include "app/fill.h"
#include "model/advise.h"

/* Warns at each treatment of a hip that something was agreed to, but not this: to fit->own.
 * Where nothing was agreed to at all, the advice says so already. */
bool consent_look(
    struct app *app, int64_t patient, struct advice *v, struct arena *a, struct err *e) MUST_CHECK;

/* A treatment, by its key, takes a consent of its own. */
bool consent_takes(const char *treatment);
/* The treatment, an index of the pack, takes one, which is not on record. */
bool consent_lacks(const struct advice *v, int hip, int treatment);

/* Puts what->marked into a new form: what is agreed to, and the hip.  Where it has no consent of
 * its own nothing is put. */
bool consent_begin(struct form *f, const struct fill *what, struct err *e) MUST_CHECK;

#endif
