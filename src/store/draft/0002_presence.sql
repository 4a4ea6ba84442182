-- Who is signed in where.  Beside the drafts, as it is written every minute and says
-- nothing that the records need.

CREATE TABLE presence (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  clinic   TEXT NOT NULL,                -- file name of the database that it is for
  staff    INTEGER NOT NULL,
  station  TEXT NOT NULL,
  began    INTEGER NOT NULL,             -- UTC seconds
  seen     INTEGER NOT NULL,             -- UTC seconds; each minute anew
  ended_by INTEGER                       -- staff; NULL while it may go on
) STRICT;
CREATE INDEX presence_seen ON presence (clinic, seen);
