-- Charts that only some may read, and whoever reads one all the same, for a reason.

ALTER TABLE staff ADD COLUMN sensitive TEXT NOT NULL DEFAULT 'no'
  CHECK (sensitive IN ('no', 'reason', 'yes'));  -- reason: may break the glass

CREATE TABLE glass (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  patient      INTEGER NOT NULL REFERENCES patient (id),
  staff        INTEGER NOT NULL REFERENCES staff (id),
  at           INTEGER NOT NULL,         -- UTC seconds
  until        INTEGER NOT NULL,         -- UTC seconds
  reason       TEXT NOT NULL,
  reviewed_at  INTEGER,                  -- UTC seconds; NULL: somebody else must still look at it
  reviewed_by  INTEGER REFERENCES staff (id),
  note         TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX glass_patient ON glass (patient, staff, until);
CREATE INDEX glass_review ON glass (reviewed_at, id);
CREATE INDEX glass_staff ON glass (staff, id);
