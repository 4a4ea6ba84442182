-- What a patient knows of a visit that a replan moved, or left without a place, and who told it.
-- While it is not what the visit is, somebody must still tell.
CREATE TABLE untold (
  session  INTEGER PRIMARY KEY REFERENCES session (id),
  day      INTEGER,                          -- the time that the patient knows; NULL: of no place
  minute   INTEGER,
  why      TEXT NOT NULL,                    -- "KB away (ill)"
  how      TEXT NOT NULL DEFAULT '' CHECK (how IN ('', 'phone', 'message', 'in_person')),
  told_at  INTEGER,                          -- UTC, told last; NULL: never
  told_by  INTEGER REFERENCES staff (id),
  look     INTEGER NOT NULL DEFAULT 1 CHECK (look IN (0, 1)),  -- may be to be told
  last     INTEGER NOT NULL,                 -- no day of it lies after that one
  rev      INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX untold_look ON untold (last) WHERE look = 1;

-- By whichever command a visit moves: what was told does not hold any more, or holds again.
CREATE TRIGGER untold_moves AFTER UPDATE OF day, minute ON session
WHEN new.day <> old.day OR new.minute <> old.minute
BEGIN
  UPDATE untold SET look = (day, minute) IS NOT (new.day, new.minute), last = max(last, new.day)
  WHERE session = new.id;
END;
