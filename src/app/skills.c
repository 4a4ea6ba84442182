#include "app/skills.h"

#include <string.h>

#include "app/inside.h"
#include "base/text.h"
#include "model/followup.h"
#include "model/protocol.h"
#include "store/resource_store.h"

static const char parts[] = " ,";

static void
add(struct skills *out, enum res_kind kind, const char *word, const char *course, struct arena *a)
{
	struct skill *s;

	if (word[0] == '\0')
		return;
	for (size_t i = 0; i < out->list.n; i++) {
		s = &out->list.at[i];
		if (strcmp(s->kind, res_kind_name(kind)) != 0 || strcmp(s->word, word) != 0)
			continue;
		s->courses = text_fmt(a, "%s, %s", s->courses, course);
		s->n++;
		return;
	}
	s = vec_add(a, &out->list);
	*s = (struct skill){ .id = (int64_t)out->list.n,
		.kind = res_kind_name(kind),
		.word = word,
		.course = course,
		.courses = course,
		.n = 1 };
}

bool
skills_asked(struct app *app, struct arena *a, struct skills *out, struct err *e)
{
	static const enum res_kind kinds[] = { RES_THERAPIST, RES_ROOM, RES_DEVICE };
	const struct protocols *all;
	const struct followup *f;

	*out = (struct skills){ 0 };
	if (!app_protocols(app, &all, e) || !app_followup(app, &f, e))
		return false;
	add(out, RES_THERAPIST, f->skill, "Review", a);
	for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++)
		for (size_t i = 0; i < all->course.n; i++) {
			const struct protocol *p = &all->course.at[i];

			add(out, kinds[k],
			    kinds[k] == RES_THERAPIST  ? p->skill
				: kinds[k] == RES_ROOM ? p->room
						       : p->device,
			    p->name, a);
		}
	return true;
}

const char *const *
skills_of(const struct skills *all, const char *kind, struct arena *a)
{
	const char **word = arena_array(a, const char *, all->list.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < all->list.n; i++)
		if (strcmp(all->list.at[i].kind, kind) == 0)
			word[n++] = all->list.at[i].word;
	return word;
}

const char *
skills_next(const char **s, struct arena *a)
{
	const char *word = *s + strspn(*s, parts);
	size_t n = strcspn(word, parts);

	*s = word + n;
	return n == 0 ? NULL : arena_strn(a, word, n);
}
