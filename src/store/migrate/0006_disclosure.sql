-- What left the clinic, and what patients asked to have corrected.  Nothing here is ever taken
-- away: what was noted in error says so.

CREATE TABLE disclosure (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  patient    INTEGER NOT NULL REFERENCES patient (id),
  day        INTEGER NOT NULL,
  recipient  TEXT NOT NULL CHECK (length(recipient) > 0),
  address    TEXT NOT NULL DEFAULT '',
  what       TEXT NOT NULL CHECK (length(what) > 0),
  purpose    TEXT NOT NULL CHECK (length(purpose) > 0),
  staff      INTEGER NOT NULL REFERENCES staff (id),
  at         INTEGER NOT NULL,           -- UTC seconds
  error      TEXT NOT NULL DEFAULT '',   -- why it was noted in error; '': it stands
  rev        INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX disclosure_patient ON disclosure (patient, day);

-- A wish to have the record amended: answered within 60 days (45 CFR 164.526).
CREATE TABLE amendment (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  patient    INTEGER NOT NULL REFERENCES patient (id),
  day        INTEGER NOT NULL,           -- on which it was asked
  wish       TEXT NOT NULL CHECK (length(wish) > 0),
  state      TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'denied', 'error')),
  response   INTEGER REFERENCES response (id),  -- the record that amends it
  reason     TEXT NOT NULL DEFAULT '',   -- of a denial, or why it was noted in error
  due        INTEGER NOT NULL REFERENCES due (id),
  staff      INTEGER NOT NULL REFERENCES staff (id),
  at         INTEGER NOT NULL,           -- UTC seconds
  rev        INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX amendment_patient ON amendment (patient, day);
