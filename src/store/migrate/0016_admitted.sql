-- Who is let into a chart that is marked sensitive, by name, until that ends.
CREATE TABLE admitted (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  patient  INTEGER NOT NULL REFERENCES patient (id),
  staff    INTEGER NOT NULL REFERENCES staff (id),
  made_by  INTEGER NOT NULL REFERENCES staff (id),
  at       INTEGER NOT NULL,  -- UTC seconds
  reason   TEXT NOT NULL,
  ended    INTEGER            -- UTC seconds; NULL: it holds
) STRICT;
CREATE INDEX admitted_patient ON admitted (patient, staff);
CREATE INDEX admitted_staff ON admitted (staff);
CREATE INDEX admitted_made_by ON admitted (made_by);
