#include "lib/margaret.h"

#include <string.h>

#include "lib/test.h"

const struct pair margaret_findings[MARGARET_FINDINGS] = {
	{ "prosthesis.R", "no" },
	{ "prosthesis.L", "no" },
	{ "physis.R", "closed" },
	{ "physis.L", "closed" },
	{ "symptomatic.R", "yes" },
	{ "symptomatic.L", "yes" },
	{ "pain_worse_recent.R", "no" },
	{ "pain_worse_recent.L", "no" },
	{ "xray_done.R", "yes" },
	{ "xray_done.L", "yes" },
	{ "xray_date.R", "2026-11-10" },
	{ "xray_date.L", "2026-11-10" },
	{ "xray_views.R", "both" },
	{ "xray_views.L", "both" },
	{ "xray_result.R", "abnormal" },
	{ "xray_result.L", "abnormal" },
	{ "xray_sclerosis_cyst.R", "yes" },
	{ "xray_sclerosis_cyst.L", "yes" },
	{ "xray_crescent.R", "yes" },
	{ "xray_crescent.L", "no" },
	{ "xray_flattening.R", "no" },
	{ "xray_flattening.L", "no" },
	{ "xray_jsn.R", "no" },
	{ "xray_jsn.L", "no" },
	{ "xray_acetab.R", "no" },
	{ "xray_acetab.L", "no" },
	{ "mri_done.R", "yes" },
	{ "mri_done.L", "yes" },
	{ "mri_date.R", "2026-11-12" },
	{ "mri_date.L", "2026-11-12" },
	{ "mri_result.R", "abnormal" },
	{ "mri_result.L", "abnormal" },
	{ "mri_band.R", "yes" },
	{ "mri_band.L", "yes" },
	{ "mri_double_line.R", "no" },
	{ "mri_double_line.L", "no" },
	{ "mri_bme.R", "no" },
	{ "mri_bme.L", "no" },
	{ "mri_subchondral_fx.R", "no" },
	{ "mri_subchondral_fx.L", "no" },
	{ "mri_jic.R", "C1" },
	{ "mri_jic.L", "B" },
	{ "ct_done.R", "no" },
	{ "ct_done.L", "no" },
	{ "scan_done.R", "no" },
	{ "scan_done.L", "no" },
	{ "sides_checked", "yes" },
	{ "mri_contour_mm.R", "1.5" },
};

int64_t
margaret_intake(struct a_clinic *c, int64_t patient)
{
	return a_clinic_save(c, "response.save",
	    &(struct fill){ "intake", patient, .day = DAY_NONE },
	    PAIRS({ "sex", "F" }, { "egfr", "90" }, { "weight", "71.5" }, { "height", "168" },
		{ "asa", "2" }, { "hip_affected.R", "yes" }, { "hip_affected.L", "yes" },
		{ "pain_now.R", "5" }, { "pain_worst.R", "7" }, { "pain_night.R", "2" },
		{ "steroid_use", "never" }));
}

int64_t
margaret_stage(struct a_clinic *c, int64_t patient, const struct pair *other, size_t n)
{
	struct pair all[MARGARET_FINDINGS];

	memcpy(all, margaret_findings, sizeof(all));
	for (size_t i = 0; i < n; i++) {
		size_t at = 0;

		while (at < MARGARET_FINDINGS && strcmp(all[at].name, other[i].name) != 0)
			at++;
		assert_true(at < MARGARET_FINDINGS);
		all[at] = other[i];
	}
	return a_clinic_save(c, "stage.confirm",
	    &(struct fill){ "stage", patient, .day = DAY_NONE }, all, MARGARET_FINDINGS);
}
