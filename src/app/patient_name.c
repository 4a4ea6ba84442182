#include "app/patient_name.h"

#include "app/inside.h"
#include "store/patient_store.h"

bool
patient_name_of(struct app *app, int64_t patient, struct arena *a, const char **out, struct err *e)
{
	const struct person_name *name;
	struct patient p;

	if (!patient_load(app->db, patient, a, &p, e))
		return false;
	name = patient_name(&p);
	*out = name == NULL ? "" : name->shown;
	return true;
}
