/* token - what a patient is found by, one row each: see token in the schema.
 *
 *	name    joined from each of its words on: annamaria, maria; rank even for
 *	        a family name, odd for a given one, so that "hal,mar" can tell
 *	native  from each character on: 王小明, 小明, 明
 *	pair    a blank, a word's first letter and another word: " mhall"
 *	initials  mh, hm, wxm
 *	phone   its last 4, 5, 6, ... digits: any piece of it begins one of them
 *	number  digits only; birth date as yyyymmdd, ddmmyyyy and yymmdd
 */
#ifndef STORE_TOKEN_H
#define STORE_TOKEN_H

#include "store/patient_store.h"

enum token_rank {
	RANK_FAMILY = 0,
	RANK_GIVEN = 1,
	RANK_OTHER_FAMILY = 2, /* previous, preferred */
	RANK_OTHER_GIVEN = 3,
	RANK_WHOLE = 4, /* native script, reading: family and given in one */
	RANK_INITIALS = 6,
	RANK_NUMBER = 8,
	RANK_BORN = 10,
	RANK_PHONE = 12,
	RANK_PAIR = 14,
};

struct token {
	const char *text;
	int rank;
};

struct tokens {
	VEC(struct token) at;
};

/* All tokens of p; they live in a.  Some may occur twice. */
void tokens_of(const struct patient *p, struct fold *f, struct arena *a, struct tokens *out);

/* The digits of s without 00 or + before a country and 0 before an area. */
const char *token_phone(const char *s, struct arena *a);
/* Both of token_phone(): the same number, with or without the code of its country, which has
 * one to three digits. */
bool token_phone_same(const char *x, const char *y);
enum { COUNTRY_CODE = 3, NATIONAL_LEAST = 7 };

#endif
