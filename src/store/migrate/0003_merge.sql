-- Two records of one person become one, and two again when that was wrong.

-- gone points to kept by patient.merged_into while the merge holds.
CREATE TABLE merge_journal (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  kept       INTEGER NOT NULL REFERENCES patient (id),
  gone       INTEGER NOT NULL REFERENCES patient (id),
  at         INTEGER NOT NULL,
  staff      INTEGER NOT NULL REFERENCES staff (id),
  undone_at  INTEGER
) STRICT;
CREATE INDEX merge_journal_kept ON merge_journal (kept);
CREATE INDEX merge_journal_gone ON merge_journal (gone);

-- Every column of every row that a merge changed, as it was and as it became.
CREATE TABLE merge_change (
  merge      INTEGER NOT NULL REFERENCES merge_journal (id),
  object     TEXT NOT NULL,              -- a table
  object_id  INTEGER NOT NULL,
  field      TEXT NOT NULL,
  before     ANY,
  after      ANY,
  PRIMARY KEY (merge, object, object_id, field)
) STRICT, WITHOUT ROWID;

-- Two people who look alike and are not one; the lower id first.
CREATE TABLE not_duplicate (
  one    INTEGER NOT NULL REFERENCES patient (id),
  other  INTEGER NOT NULL REFERENCES patient (id),
  at     INTEGER NOT NULL,
  staff  INTEGER NOT NULL REFERENCES staff (id),
  PRIMARY KEY (one, other),
  CHECK (one < other)
) STRICT, WITHOUT ROWID;
CREATE INDEX not_duplicate_other ON not_duplicate (other);

CREATE INDEX patient_merged ON patient (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX wait_patient ON wait (patient);

-- The integrity check of SQLite 3.40 takes a sound row for damaged in a table without rowid
-- whose key does not come first.
CREATE TABLE identifier_new (
  system   TEXT NOT NULL,
  value    TEXT NOT NULL,
  patient  INTEGER NOT NULL REFERENCES patient (id),
  PRIMARY KEY (system, value)
) STRICT, WITHOUT ROWID;
INSERT INTO identifier_new (system, value, patient) SELECT system, value, patient FROM identifier;
DROP TABLE identifier;
ALTER TABLE identifier_new RENAME TO identifier;
CREATE INDEX identifier_patient ON identifier (patient);
