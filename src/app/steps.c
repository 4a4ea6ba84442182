#include "app/steps.h"

#include <stdlib.h>

#include <jansson.h>

#include "base/text.h"

const char *
steps_write(const struct step *at, size_t n, struct arena *a)
{
	json_t *all = json_array();
	struct text t = { .a = a };
	size_t size;

	for (size_t i = 0; i < n; i++) {
		json_t *one = json_array(), *pairs = json_object();

		for (size_t k = 0; k < at[i].n; k++)
			json_object_set_new(
			    pairs, at[i].pairs[k].name, json_string(at[i].pairs[k].value));
		json_array_append_new(one, json_string(at[i].command));
		json_array_append_new(one, pairs);
		json_array_append_new(all, one);
	}
	size = json_dumpb(all, NULL, 0, JSON_COMPACT);
	char *room = arena_alloc(a, size + 1);

	json_dumpb(all, room, size, JSON_COMPACT);
	text_addn(&t, room, size);
	json_decref(all);
	return text_get(&t);
}

static bool
read_step(const json_t *one, struct arena *a, struct step *out)
{
	const char *command = json_string_value(json_array_get(one, 0));
	json_t *with = json_array_get(one, 1), *v;
	struct pair *pairs;
	const char *name;

	if (command == NULL || !json_is_object(with))
		return false;
	pairs = arena_array(a, struct pair, json_object_size(with) + 1);
	out->n = 0;
	json_object_foreach(with, name, v)
	{
		if (!json_is_string(v))
			return false;
		pairs[out->n++] =
		    (struct pair){ arena_str(a, name), arena_str(a, json_string_value(v)) };
	}
	out->command = arena_str(a, command);
	out->pairs = pairs;
	return true;
}

bool
steps_read(const char *json, struct arena *a, struct steps *out, struct err *e)
{
	json_t *all = json_loads(json, 0, NULL);
	bool done = json_is_array(all);

	*out = (struct steps){ 0 };
	for (size_t i = 0; done && i < json_array_size(all); i++)
		done = read_step(json_array_get(all, i), a, vec_add(a, &out->list));
	json_decref(all);
	return done || err_set(e, ERR_IO, "How this is taken back cannot be read. Run coxa check.");
}
