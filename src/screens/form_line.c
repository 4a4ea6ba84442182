#include "screens/form_line.h"

struct form_seen
form_line_see(const struct form_work *w)
{
	const struct form_view *v = &w->view;

	return (struct form_seen){ .form = v->form,
		.cell = v->cell,
		.shape = form_shape(v->form),
		.beside = w->beside,
		.top = v->top,
		.types = w->at == WORK_FILL && v->over == OVER_NOTHING && v->edits && !v->fresh
		    && form_field(v->form, v->cell)->type != FIELD_DATE };
}

bool
form_line_alone(const struct form_work *w, const struct form_seen *was)
{
	struct form_seen is = form_line_see(w);

	return was->types && is.types && is.form == was->form && is.cell == was->cell
	    && is.shape == was->shape && is.beside == was->beside && is.top == was->top;
}

void
form_line_draw(const struct form_work *w, struct grid *g, struct arena *turn)
{
	struct body below;

	form_view_draw_line(&w->view, g, form_rows_of(w, w->room, g->cols, &below), turn);
}
