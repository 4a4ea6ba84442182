/* coxa do - one command of the table, with the same checks as on the screen. */
#include <string.h>
#include <sysexits.h>

#include <jansson.h>

#include "app/command.h"
#include "app/param.h"
#include "base/text.h"
#include "cli/open.h"
#include "lang/clean.h"

static void
put_json(struct cli *c, json_t *j)
{
	json_dumpf(j, c->out, JSON_COMPACT | JSON_ENSURE_ASCII * !c->utf8);
	fputc('\n', c->out);
	json_decref(j);
}

static json_t *
roles_json(const struct command *row)
{
	json_t *roles = json_array();

	for (int i = 0; i < ROLES; i++)
		if ((row->roles & 1u << i) != 0)
			json_array_append_new(roles, json_string(role_name((enum role)(1u << i))));
	return roles;
}

static json_t *
row_json(const struct command *row)
{
	json_t *params = json_array();

	for (const struct param *p = row->params; p->name != NULL; p++)
		json_array_append_new(params,
		    json_pack("{s:s, s:s, s:b, s:s}", "name", p->name, "type",
			param_type_name(p->type), "required", p->required, "help", p->help));
	return json_pack("{s:s, s:o, s:o, s:s, s:b}", "name", row->name, "params", params, "roles",
	    roles_json(row), "help", row->help, "answers", row->answers);
}

static void
put_row(struct cli *c, const struct command *row)
{
	fprintf(c->out, "%s", row->name);
	for (const struct param *p = row->params; p->name != NULL; p++)
		fprintf(
		    c->out, p->required ? " %s=%s" : " [%s=%s]", p->name, param_type_name(p->type));
	fprintf(c->out, "%s\n    %s (", row->answers ? " [FIELD=...]" : "", row->help);
	for (int i = 0, n = 0; i < ROLES; i++)
		if ((row->roles & 1u << i) != 0)
			fprintf(
			    c->out, "%s%s", n++ > 0 ? ", " : "", role_name((enum role)(1u << i)));
	fputs(")\n", c->out);
	for (const struct param *p = row->params; p->name != NULL; p++)
		fprintf(c->out, "    %-12s %s\n", p->name, p->help);
}

static int
list(struct cli *c)
{
	const struct command *row;
	json_t *all = json_array();

	for (size_t i = 0; (row = command_at(i)) != NULL; i++)
		if (c->json)
			json_array_append_new(all, row_json(row));
		else
			put_row(c, row);
	if (c->json)
		put_json(c, all);
	else
		json_decref(all);
	return EX_OK;
}

/* What the record holds may have been put there by another program. */
static const char *
shown(struct cli *c, const char *s)
{
	return clean_shown(s, c->a, NULL);
}

static json_t *
reasons_json(struct cli *c, const struct outcome *out)
{
	json_t *all = json_array();

	for (size_t i = 0; i < out->reasons.n; i++)
		json_array_append_new(all, json_string(shown(c, out->reasons.at[i])));
	return all;
}

static void
put_reasons(struct cli *c, const struct outcome *out)
{
	for (size_t i = 0; i < out->reasons.n; i++)
		fprintf(c->err, "%s\n", shown(c, out->reasons.at[i]));
}

/* Is the refusal all that there is to say? */
static bool
says_it_all(const struct outcome *out, const struct err *e)
{
	return out->reasons.n == 1 && strcmp(out->reasons.at[0], e->text) == 0;
}

/* A screen asks, a line cannot: what to add where the answer is yes; NULL: it is no question. */
static const char *
yes_of(const char *name, const struct err *e)
{
	const struct command *row = command_find(name);
	size_t n = strlen(e->text);
	const char *sure = NULL;

	if (row == NULL || n == 0 || e->text[n - 1] != '?')
		return NULL;
	for (const struct param *p = row->params; p->name != NULL; p++)
		if (p->type == PARAM_FLAG && strcmp(p->name, e->field) == 0)
			return p->name;
		else if (p->type == PARAM_FLAG && strcmp(p->name, "sure") == 0)
			sure = p->name;
	return sure;
}

/* A form speaks of its question by the label; a line needs the word to type.  "" where it was said
 * already, and of what is no question of a form. */
static const char *
word_of(struct cli *c, const char *name, const struct err *e)
{
	const struct command *row = command_find(name);
	size_t n = strlen(e->field);

	if (row == NULL || n == 0 || (strncmp(e->text, e->field, n) == 0 && e->text[n] == ':'))
		return "";
	for (const struct param *p = row->params; p->name != NULL; p++)
		if (strcmp(p->name, e->field) == 0)
			return "";
	return text_fmt(c->a, "%s: ", e->field);
}

static int
refuse(struct cli *c, const char *name, const struct outcome *out, const struct err *e)
{
	const char *yes = yes_of(name, e), *word = word_of(c, name, e);
	struct err more = *e;

	if (c->json) {
		put_json(c,
		    json_pack("{s:b, s:s, s:s, s:s, s:o}", "ok", 0, "code", err_name(e->code),
			"message", shown(c, e->text), "field", shown(c, e->field), "reasons",
			reasons_json(c, out)));
		return cli_status(e->code);
	}
	if (!says_it_all(out, e))
		put_reasons(c, out);
	if (yes != NULL)
		err_set(&more, e->code, "%s%s If so, add %s=yes.", word, e->text, yes);
	else
		err_set(&more, e->code, "%s%s", word, e->text);
	return cli_fail(c, &more);
}

static int
report(struct cli *c, const char *name, const struct outcome *out)
{
	json_t *changed;

	if (!c->json) {
		put_reasons(c, out);
		if (out->id != 0)
			fprintf(c->out, "%lld ", (long long)out->id);
		fprintf(c->out, "%s\n", shown(c, out->said));
		return EX_OK;
	}
	changed = json_array();
	for (size_t i = 0; i < out->changed.n; i++)
		json_array_append_new(changed,
		    json_pack("{s:s, s:I}", "object", out->changed.at[i].object, "id",
			(json_int_t)out->changed.at[i].id));
	put_json(c,
	    json_pack("{s:b, s:s, s:I, s:o, s:s, s:o, s:I}", "ok", 1, "command", name, "id",
		(json_int_t)out->id, "changed", changed, "said", shown(c, out->said), "reasons",
		reasons_json(c, out), "undo", (json_int_t)out->undo));
	return EX_OK;
}

static bool
is_secret(const char *pair)
{
	return strcmp(pair, "password=-") == 0 || strcmp(pair, "pin=-") == 0
	    || strcmp(pair, "proof=-") == 0;
}

/* The first line of what standard input still has; all of it is read the first time. */
static bool
next_secret(struct cli *c, char **rest, const char **out, struct err *e)
{
	struct text all = { .a = c->a };
	size_t n;

	if (*rest == NULL) {
		if (!cli_read(c, "-", &all, e))
			return false;
		*rest = arena_str(c->a, text_get(&all));
	}
	n = strcspn(*rest, "\r\n");
	*out = arena_strn(c->a, *rest, n);
	*rest += n;
	*rest += **rest == '\r';
	*rest += **rest == '\n';
	return true;
}

/* NAME=VALUE; password=-, pin=- and proof=- are each a line of standard input, in this order. */
static bool
read_pairs(struct cli *c, struct args *args, struct pair *pairs, struct err *e)
{
	char *rest = NULL;

	for (int i = 1; i < args->n; i++) {
		const char *eq = strchr(args->at[i], '=');
		const char *value;

		if (eq == NULL || eq == args->at[i])
			return err_set(e, ERR_INPUT, "%s is not NAME=VALUE", args->at[i]);
		value = arena_str(c->a, eq + 1);
		if (is_secret(args->at[i]) && !next_secret(c, &rest, &value, e))
			return false;
		pairs[i - 1] =
		    (struct pair){ arena_strn(c->a, args->at[i], (size_t)(eq - args->at[i])),
			    value };
	}
	return true;
}

int
cmd_do(struct cli *c, struct args *args)
{
	struct outcome out = { 0 };
	struct err e = { 0 };
	struct pair *pairs;
	struct app *app;
	bool all = false, only_try = false, done;

	if (!args_flag(args, "--list", &all, &e) || !args_flag(args, "--try", &only_try, &e)
	    || !args_end(args, !all, all ? 0 : -1, &e))
		return cli_misuse(c, &e, "do");
	if (all)
		return list(c);
	pairs = arena_array(c->a, struct pair, (size_t)args->n);
	if (!read_pairs(c, args, pairs, &e))
		return cli_misuse(c, &e, "do");
	if (!cli_has_data(c, &e) || !cli_open_signed(c, &app, &e))
		return refuse(c, args->at[0], &out, &e);
	done = (only_try ? command_try : command_run)(
	    app, args->at[0], pairs, (size_t)args->n - 1, &out, c->a, &e);
	app_close(app);
	if (only_try && done && !c->json)
		out.said = text_fmt(c->a, "%s (only tried; nothing was saved)", out.said);
	return done ? report(c, args->at[0], &out) : refuse(c, args->at[0], &out, &e);
}
