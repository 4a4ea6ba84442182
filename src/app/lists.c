#include "app/lists.h"

#include <jansson.h>

#include "base/text.h"

const char *
list_write(const char *const *at, size_t n, struct arena *a)
{
	json_t *all = json_array();
	size_t size;
	char *room;

	for (size_t i = 0; i < n; i++)
		json_array_append_new(all, json_string(at[i]));
	size = json_dumpb(all, NULL, 0, JSON_COMPACT);
	room = arena_alloc(a, size + 1);
	json_dumpb(all, room, size, JSON_COMPACT);
	json_decref(all);
	return room;
}

void
list_read(const char *json, struct arena *a, struct text_list *out)
{
	json_t *all = json_loads(json, 0, NULL);

	for (size_t i = 0; json_is_array(all) && i < json_array_size(all); i++) {
		const char *s = json_string_value(json_array_get(all, i));

		if (s != NULL)
			*vec_add(a, &out->text) = arena_str(a, s);
	}
	json_decref(all);
}

const char *
list_show(const struct text_list *l, struct arena *a)
{
	struct text t = { .a = a };

	for (size_t i = 0; i < l->text.n; i++)
		text_addf(&t, "%s%s", i > 0 ? ", " : "", l->text.at[i]);
	return text_get(&t);
}
