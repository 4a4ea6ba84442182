#include "app/form_list.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "app/inside.h"
#include "form/formdef.h"

static int
by_title(const void *x, const void *y)
{
	return strcmp(((const struct form_entry *)x)->title, ((const struct form_entry *)y)->title);
}

bool
form_list(struct app *app, struct arena *a, struct form_list *out, struct err *e)
{
	DIR *dir = opendir(app->paths.forms);
	struct dirent *d;

	*out = (struct form_list){ 0 };
	if (dir == NULL)
		return err_set(e, ERR_IO, "the forms in %s cannot be read: %s", app->paths.forms,
		    strerror(errno));
	while ((d = readdir(dir)) != NULL) {
		size_t n = strlen(d->d_name);
		const struct formdef *def;
		struct err unread;
		const char *id;

		if (n < 5 || d->d_name[0] == '.' || strcmp(d->d_name + n - 4, ".cfg") != 0)
			continue;
		id = arena_strn(a, d->d_name, n - 4);
		if (app_form(app, id, &def, &unread))
			*vec_add(a, &out->list) = (struct form_entry){ id, def->title };
	}
	closedir(dir);
	if (out->list.n > 0)
		qsort(out->list.at, out->list.n, sizeof(*out->list.at), by_title);
	return true;
}
