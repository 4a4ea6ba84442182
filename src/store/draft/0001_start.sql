-- What is being typed and not yet saved.  A file of its own beside the
-- clinic's, so that typing never waits for records.

CREATE TABLE draft (
  id         TEXT PRIMARY KEY,           -- becomes the key of the save
  clinic     TEXT NOT NULL,              -- file name of the database that it is for
  form       TEXT NOT NULL,
  version    INTEGER NOT NULL,
  subject    INTEGER NOT NULL,           -- patient; 0: a new one
  staff      INTEGER NOT NULL,
  focus      TEXT NOT NULL,              -- field where the person was
  answers    TEXT NOT NULL,
  at         INTEGER NOT NULL,           -- UTC seconds
  discarded  INTEGER                     -- UTC seconds; thrown away, but not gone yet
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_staff ON draft (clinic, staff, at);
CREATE UNIQUE INDEX draft_of ON draft (clinic, staff, form, version, subject)
  WHERE discarded IS NULL;
