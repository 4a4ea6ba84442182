-- What is being typed and not yet saved.  A file of its own beside the
-- clinic's, so that typing never waits for records.

CREATE TABLE draft (
  id       TEXT PRIMARY KEY,             -- becomes the key of the save
  form     TEXT NOT NULL,
  version  INTEGER NOT NULL,
  subject  INTEGER NOT NULL,             -- patient; 0: a new one
  staff    INTEGER NOT NULL,
  focus    TEXT NOT NULL,                -- field where the person was
  answers  TEXT NOT NULL,
  at       INTEGER NOT NULL,
  UNIQUE (staff, form, version, subject)
) STRICT, WITHOUT ROWID;
