#include "store/merge_take.h"

#include "store/patient_store.h"

/* In this order; what they change is noted first.  (1 merge, 2 gone, 3 kept, 4 kind) */
static const enum sql name[] = { Q_TAKE_NAME_NOTE, Q_TAKE_NAME, Q_TAKE_NAME_COPY,
	Q_TAKE_NAME_MADE };
static const enum sql born[] = { Q_TAKE_BORN_NOTE, Q_TAKE_BORN };
static const enum sql sex[] = { Q_TAKE_SEX_NOTE, Q_TAKE_SEX };
static const enum sql contact[] = { Q_TAKE_CONTACT_NOTE, Q_TAKE_CONTACT, Q_TAKE_CONTACT_COPY,
	Q_TAKE_CONTACT_MADE };

static const struct {
	enum merge_take take;
	const char *kind; /* of a contact; NULL */
	size_t n;
	const enum sql *q;
} field[] = {
	{ TAKE_NAME, NULL, sizeof(name) / sizeof(*name), name },
	{ TAKE_BORN, NULL, sizeof(born) / sizeof(*born), born },
	{ TAKE_SEX, NULL, sizeof(sex) / sizeof(*sex), sex },
	{ TAKE_PHONE, "phone", sizeof(contact) / sizeof(*contact), contact },
	{ TAKE_ADDRESS, "address", sizeof(contact) / sizeof(*contact), contact },
};

/* (1 merge, 2 kept) */
static const enum sql give_back[] = { Q_UNTAKE_NAME_MADE, Q_UNTAKE_NAME, Q_UNTAKE_BORN,
	Q_UNTAKE_BORN_ESTIMATED, Q_UNTAKE_SEX, Q_UNTAKE_CONTACT_MADE, Q_UNTAKE_FORM };

static bool
keep_form(struct tx *tx, const struct merge *m, struct arena *a, struct err *e)
{
	struct response r;
	int64_t old;

	if (m->form == NULL)
		return true;
	r = m->form->kept;
	old = r.supersedes;
	return tx_run(tx, Q_TAKE_FORM_NOTE, ARGS(I(m->id), I(old)), NULL, e)
	    && tx_run(tx, Q_TAKE_FORM, ARGS(I(old)), NULL, e)
	    && response_add(tx, &r, m->form->answers.list.at, m->form->answers.list.n, a, e)
	    && tx_run(tx, Q_TAKE_FORM_MADE, ARGS(I(m->id), I(r.id)), NULL, e);
}

static bool
take_field(struct tx *tx, const struct merge *m, size_t i, struct err *e)
{
	const struct arg v[] = { I(m->id), I(m->gone), I(m->kept), T(field[i].kind) };

	for (size_t k = 0; k < field[i].n; k++)
		if (!tx_run(tx, field[i].q[k], v, field[i].kind == NULL ? 3 : 4, NULL, e))
			return false;
	return true;
}

bool
merge_take(struct tx *tx, const struct merge *m, struct arena *a, struct err *e)
{
	if (m->take == 0)
		return true;
	if (!patient_keep(tx, m->kept, a, e))
		return false;
	for (size_t i = 0; i < sizeof(field) / sizeof(*field); i++)
		if ((m->take & field[i].take) != 0 && !take_field(tx, m, i, e))
			return false;
	return tx_run(tx, Q_TAKE_REV, ARGS(I(m->id), I(m->kept)), NULL, e)
	    && keep_form(tx, m, a, e);
}

static bool
is_as_it_was_left(struct db *db, const struct merge *m, bool *out, struct err *e)
{
	struct rows *r = db_read(db, Q_TAKE_STANDS, ARGS(I(m->id), I(m->kept)));

	*out = row_next(r);
	return rows_end(r, e);
}

bool
merge_give_back(struct tx *tx, const struct merge *m, bool *changed, struct arena *a, struct err *e)
{
	bool stands;

	*changed = false;
	if (m->take == 0)
		return true;
	if (!is_as_it_was_left(tx_db(tx), m, &stands, e))
		return false;
	*changed = !stands;
	if (stands && !patient_keep(tx, m->kept, a, e))
		return false;
	for (size_t i = 0; stands && i < sizeof(give_back) / sizeof(*give_back); i++)
		if (!tx_run(tx, give_back[i], ARGS(I(m->id), I(m->kept)), NULL, e))
			return false;
	return tx_run(tx, Q_UNTAKE_CONTACT, ARGS(I(m->id)), NULL, e);
}

bool
merge_births(struct db *db, int64_t patient, struct arena *a, struct merge_ids *out, struct err *e)
{
	struct rows *r = db_read(db, Q_TAKE_BIRTHS, ARGS(I(patient)));

	*out = (struct merge_ids){ 0 };
	while (row_next(r))
		*vec_add(a, &out->id) = row_int(r);
	return rows_end(r, e);
}
