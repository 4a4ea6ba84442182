-- The first schema.  A released migration never changes: tests/store/SUMS.
--
-- Days are civil day numbers (since 1 January 1970) and minutes 0 to 1439, in
-- the clinic's zone; a column called at is seconds since 1970, UTC.  Sides are
-- R, L or B (both).  rev counts the versions of what can be edited.  Lists
-- within one column are JSON arrays of text, never searched.

CREATE TABLE setting (
  name   TEXT PRIMARY KEY,
  value  TEXT NOT NULL,
  rev    INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;

-- People who sign in.  AUTOINCREMENT: an id is never used again.
CREATE TABLE staff (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  login     TEXT NOT NULL UNIQUE CHECK (length(login) > 0),
  name      TEXT NOT NULL,
  initials  TEXT NOT NULL,
  role      TEXT NOT NULL CHECK (role IN
              ('reception', 'therapist', 'doctor', 'manager', 'auditor', 'reader')),
  password  TEXT,                        -- Argon2id, as libsodium writes it; NULL: none is set
  os_uid    INTEGER,                     -- the Unix user who needs no password while none is set
  active    INTEGER NOT NULL DEFAULT 1,
  rev       INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE patient (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  number          TEXT NOT NULL UNIQUE CHECK (length(number) > 0),
  born            INTEGER,               -- NULL: not known
  born_estimated  INTEGER NOT NULL DEFAULT 0,
  sex             TEXT CHECK (sex IN ('F', 'M', 'X', 'U')),  -- X intersex, U not stated
  state           TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'inactive', 'dead')),
  sensitive       INTEGER NOT NULL DEFAULT 0,
  merged_into     INTEGER REFERENCES patient (id),
  registered_at   INTEGER NOT NULL,
  rev             INTEGER NOT NULL DEFAULT 1
) STRICT;

-- Every name that a person has or had; all of them are searched.
CREATE TABLE name (
  id       INTEGER PRIMARY KEY,
  patient  INTEGER NOT NULL REFERENCES patient (id),
  kind     TEXT NOT NULL CHECK (kind IN ('current', 'previous', 'preferred')),
  family   TEXT NOT NULL DEFAULT '',
  given    TEXT NOT NULL DEFAULT '',
  native   TEXT NOT NULL DEFAULT '',     -- in the person's own script
  reading  TEXT NOT NULL DEFAULT '',     -- corrected by hand when no table gets it right
  title    TEXT NOT NULL DEFAULT '',
  shown    TEXT NOT NULL DEFAULT '',     -- as lists show it, made when written: WANG, Xiaoming
  latin    TEXT NOT NULL DEFAULT ''      -- the same where only ASCII can be shown
) STRICT;
CREATE INDEX name_patient ON name (patient, kind);

CREATE TABLE contact (
  id       INTEGER PRIMARY KEY,
  patient  INTEGER NOT NULL REFERENCES patient (id),
  kind     TEXT NOT NULL CHECK (kind IN ('phone', 'email', 'address', 'emergency', 'referrer')),
  value    TEXT NOT NULL,
  note     TEXT NOT NULL DEFAULT '',
  allowed  INTEGER NOT NULL DEFAULT 1    -- may be used to reach the patient
) STRICT;
CREATE INDEX contact_patient ON contact (patient, kind);

CREATE TABLE alert (
  id       INTEGER PRIMARY KEY,
  patient  INTEGER NOT NULL REFERENCES patient (id),
  code     TEXT NOT NULL DEFAULT '',     -- a condition of the pack, or '' for free text
  text     TEXT NOT NULL,
  since    INTEGER NOT NULL,             -- day
  ended    INTEGER,                      -- day
  rev      INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX alert_patient ON alert (patient, ended);

CREATE TABLE identifier (
  patient  INTEGER NOT NULL REFERENCES patient (id),
  system   TEXT NOT NULL,
  value    TEXT NOT NULL,
  PRIMARY KEY (system, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX identifier_patient ON identifier (patient);

-- Words of names, initials, ends of phone numbers, record numbers and birth
-- dates, folded; one prefix range answers a search.  The lower rank comes first.
CREATE TABLE token (
  token    TEXT NOT NULL,
  rank     INTEGER NOT NULL,
  patient  INTEGER NOT NULL REFERENCES patient (id),
  PRIMARY KEY (token, rank, patient)
) STRICT, WITHOUT ROWID;
CREATE INDEX token_patient ON token (patient);

-- One filled form.  A correction is a new response that supersedes the old one.
CREATE TABLE response (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  patient     INTEGER NOT NULL REFERENCES patient (id),
  form        TEXT NOT NULL,
  version     INTEGER NOT NULL,
  hash        TEXT NOT NULL,             -- SHA-256 of the form's file
  session     INTEGER REFERENCES session (id),
  day         INTEGER NOT NULL,          -- clinical date
  state       TEXT NOT NULL CHECK (state IN ('incomplete', 'final', 'superseded', 'error')),
  author      INTEGER NOT NULL REFERENCES staff (id),
  at          INTEGER NOT NULL,
  supersedes  INTEGER REFERENCES response (id),
  reason      TEXT NOT NULL DEFAULT '',
  digest      TEXT NOT NULL DEFAULT '',  -- SHA-256 over the answers
  rev         INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX response_patient ON response (patient, form, day, id);

CREATE TABLE answer (
  response   INTEGER NOT NULL REFERENCES response (id),
  field      TEXT NOT NULL,
  part       TEXT NOT NULL DEFAULT '',   -- R or L of a field asked for each hip; the row of a repeat
  type       TEXT NOT NULL,              -- int, num, text or na
  value      TEXT NOT NULL,              -- with type na the coded reason
  confirmed  INTEGER NOT NULL DEFAULT 0, -- warnings that were shown and confirmed, a bit each
  asked      INTEGER,                    -- day on which it was asked, where that matters
  PRIMARY KEY (response, field, part)
) STRICT, WITHOUT ROWID;

-- The stage of one hip as it was derived and confirmed.
CREATE TABLE hip_stage (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  patient     INTEGER NOT NULL REFERENCES patient (id),
  side        TEXT NOT NULL CHECK (side IN ('R', 'L')),
  response    INTEGER NOT NULL REFERENCES response (id),
  day         INTEGER NOT NULL,
  stage       TEXT NOT NULL,
  status      TEXT NOT NULL,
  size        TEXT NOT NULL,
  candidates  TEXT NOT NULL,
  missing     TEXT NOT NULL,
  rules       TEXT NOT NULL,
  pack        TEXT NOT NULL,             -- id, version and hash
  author      INTEGER NOT NULL REFERENCES staff (id),
  at          INTEGER NOT NULL,
  superseded  INTEGER REFERENCES hip_stage (id)  -- by this one
) STRICT;
CREATE INDEX hip_stage_patient ON hip_stage (patient, side, superseded);

-- One treatment chosen, or turned down, for one hip, as it was shown then.
CREATE TABLE decision (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  patient     INTEGER NOT NULL REFERENCES patient (id),
  side        TEXT NOT NULL CHECK (side IN ('R', 'L')),
  hip_stage   INTEGER REFERENCES hip_stage (id),
  treatment   TEXT NOT NULL,
  class       TEXT NOT NULL,
  sentence    TEXT NOT NULL,
  rules       TEXT NOT NULL,
  pack        TEXT NOT NULL,
  reason      TEXT NOT NULL DEFAULT '',  -- code of an override
  note        TEXT NOT NULL DEFAULT '',
  day         INTEGER NOT NULL,
  author      INTEGER NOT NULL REFERENCES staff (id),
  at          INTEGER NOT NULL,
  ended       INTEGER,                   -- day
  end_reason  TEXT NOT NULL DEFAULT '',
  rev         INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX decision_patient ON decision (patient, side, ended);

CREATE TABLE warning_shown (
  decision  INTEGER NOT NULL REFERENCES decision (id),
  code      TEXT NOT NULL,
  tier      TEXT NOT NULL,
  message   TEXT NOT NULL,
  PRIMARY KEY (decision, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  patient  INTEGER NOT NULL REFERENCES patient (id),
  day      INTEGER NOT NULL,
  state    TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'done', 'stopped')),
  goals    TEXT NOT NULL DEFAULT '',
  author   INTEGER NOT NULL REFERENCES staff (id),
  at       INTEGER NOT NULL,
  rev      INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX plan_patient ON plan (patient, state);

-- One line of a plan.  How many are done, booked or left is counted, never stored.
CREATE TABLE course (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  plan        INTEGER NOT NULL REFERENCES plan (id),
  decision    INTEGER REFERENCES decision (id),
  side        TEXT NOT NULL CHECK (side IN ('R', 'L', 'B')),
  protocol    TEXT NOT NULL,             -- id of the pack's or the clinic's protocol
  label       TEXT NOT NULL,
  sessions    INTEGER NOT NULL CHECK (sessions > 0),
  gap_min     INTEGER NOT NULL,          -- days between two sessions
  gap_usual   INTEGER NOT NULL,
  gap_max     INTEGER NOT NULL,
  per_week    INTEGER NOT NULL DEFAULT 0, -- 0: no limit
  minutes     INTEGER NOT NULL,
  changeover  INTEGER NOT NULL DEFAULT 0,
  skill       TEXT NOT NULL DEFAULT '',  -- what the therapist must be able to do
  room_kind   TEXT NOT NULL DEFAULT '',
  device_kind TEXT NOT NULL DEFAULT '',
  therapist   INTEGER REFERENCES resource (id),
  dose        TEXT NOT NULL DEFAULT '',
  first_day   INTEGER,
  state       TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'done', 'stopped')),
  rev         INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX course_plan ON course (plan);

CREATE TABLE resource (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  kind    TEXT NOT NULL CHECK (kind IN ('therapist', 'room', 'device')),
  code    TEXT NOT NULL UNIQUE,          -- short, as the board shows it
  name    TEXT NOT NULL,
  skills  TEXT NOT NULL DEFAULT '',      -- skills, room kinds or device kinds, by spaces
  lanes   INTEGER NOT NULL DEFAULT 1 CHECK (lanes BETWEEN 1 AND 50),
  policy  TEXT NOT NULL DEFAULT 'refuse' CHECK (policy IN ('refuse', 'ask', 'allow')),
  over    INTEGER NOT NULL DEFAULT 0,    -- lanes beyond those, that the policy speaks of
  staff   INTEGER REFERENCES staff (id),
  active  INTEGER NOT NULL DEFAULT 1,
  rev     INTEGER NOT NULL DEFAULT 1
) STRICT;

-- Weekly hours; a resource with none keeps the clinic's, which have resource 0.
CREATE TABLE hours (
  resource  INTEGER NOT NULL,
  weekday   INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),  -- 1 is Monday
  from_min  INTEGER NOT NULL,
  to_min    INTEGER NOT NULL CHECK (to_min > from_min),
  PRIMARY KEY (resource, weekday, from_min)
) STRICT, WITHOUT ROWID;

-- Leave, or extra hours, of one resource.
CREATE TABLE absence (
  id        INTEGER PRIMARY KEY,
  resource  INTEGER NOT NULL REFERENCES resource (id),
  from_day  INTEGER NOT NULL,
  to_day    INTEGER NOT NULL CHECK (to_day >= from_day),
  from_min  INTEGER NOT NULL DEFAULT 0,
  to_min    INTEGER NOT NULL DEFAULT 1440,
  open      INTEGER NOT NULL DEFAULT 0,  -- 1: extra hours
  reason    TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX absence_resource ON absence (resource, from_day);

CREATE TABLE closure (
  id        INTEGER PRIMARY KEY,
  from_day  INTEGER NOT NULL,
  to_day    INTEGER NOT NULL CHECK (to_day >= from_day),
  from_min  INTEGER NOT NULL DEFAULT 0,
  to_min    INTEGER NOT NULL DEFAULT 1440,
  yearly    INTEGER NOT NULL DEFAULT 0,
  name      TEXT NOT NULL
) STRICT;
CREATE INDEX closure_day ON closure (yearly, from_day);

-- One booked visit.  A course or a series is only a link.
CREATE TABLE session (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  patient     INTEGER NOT NULL REFERENCES patient (id),
  course      INTEGER REFERENCES course (id),
  side        TEXT NOT NULL DEFAULT '' CHECK (side IN ('', 'R', 'L', 'B')),
  label       TEXT NOT NULL,
  day         INTEGER NOT NULL,
  minute      INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1435 AND minute % 5 = 0),
  minutes     INTEGER NOT NULL CHECK (minutes > 0 AND minutes % 5 = 0),
  changeover  INTEGER NOT NULL DEFAULT 0 CHECK (changeover % 5 = 0),
  therapist   INTEGER REFERENCES resource (id),
  room        INTEGER REFERENCES resource (id),
  device      INTEGER REFERENCES resource (id),
  lanes       INTEGER NOT NULL DEFAULT 0, -- which lane of each: therapist + 100 x room + 10000 x device
  state       TEXT NOT NULL DEFAULT 'booked' CHECK (state IN
                ('booked', 'arrived', 'running', 'done', 'no_show', 'cancelled')),
  reason      TEXT NOT NULL DEFAULT '',
  note        TEXT NOT NULL DEFAULT '',
  arrived_at  INTEGER,
  started_at  INTEGER,
  ended_at    INTEGER,
  made_at     INTEGER NOT NULL,
  made_by     INTEGER NOT NULL REFERENCES staff (id),
  rev         INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX session_day ON session (day, minute);
CREATE INDEX session_patient ON session (patient, day);
CREATE INDEX session_course ON session (course, day);

-- One row for each five minutes of each resource, and of each patient, that a
-- session covers, changeover included.  Its key makes double booking
-- impossible.  owner is 2 x resource.id, or 2 x patient.id + 1 with lane 0;
-- cell is day x 288 + minute / 5.
CREATE TABLE reservation (
  owner    INTEGER NOT NULL,
  lane     INTEGER NOT NULL,
  cell     INTEGER NOT NULL,
  session  INTEGER NOT NULL REFERENCES session (id),
  PRIMARY KEY (owner, lane, cell)
) STRICT, WITHOUT ROWID;
CREATE INDEX reservation_session ON reservation (session);

-- A place that somebody is about to book: seen by others, ends by itself.
CREATE TABLE hold (
  id       INTEGER PRIMARY KEY,
  owner    INTEGER NOT NULL,
  cell     INTEGER NOT NULL,
  cells    INTEGER NOT NULL,
  staff    INTEGER NOT NULL REFERENCES staff (id),
  station  TEXT NOT NULL,
  until    INTEGER NOT NULL              -- UTC seconds
) STRICT;
CREATE INDEX hold_owner ON hold (owner, cell);

CREATE TABLE wait (
  id       INTEGER PRIMARY KEY,
  patient  INTEGER NOT NULL REFERENCES patient (id),
  course   INTEGER REFERENCES course (id),
  wish     TEXT NOT NULL DEFAULT '',
  since    INTEGER NOT NULL,
  ended    INTEGER,
  rev      INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX wait_open ON wait (ended, since);

-- What should happen within a window of days, until something answers it.
CREATE TABLE due (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  patient    INTEGER NOT NULL REFERENCES patient (id),
  side       TEXT NOT NULL DEFAULT '' CHECK (side IN ('', 'R', 'L', 'B')),
  kind       TEXT NOT NULL,              -- clinic, xray, mri, ct, score, labs
  what       TEXT NOT NULL,              -- in words; an instrument for a score
  earliest   INTEGER NOT NULL,
  target     INTEGER NOT NULL,
  latest     INTEGER NOT NULL,
  rule       TEXT NOT NULL,
  source     TEXT NOT NULL,
  decision   INTEGER REFERENCES decision (id),
  state      TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'cancelled', 'lost')),
  session    INTEGER REFERENCES session (id),    -- booked for it
  response   INTEGER REFERENCES response (id),   -- answered by it
  reason     TEXT NOT NULL DEFAULT '',
  rev        INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX due_open ON due (state, target);
CREATE INDEX due_patient ON due (patient, state, target);

CREATE TABLE contact_attempt (
  id       INTEGER PRIMARY KEY,
  due      INTEGER NOT NULL REFERENCES due (id),
  at       INTEGER NOT NULL,
  staff    INTEGER NOT NULL REFERENCES staff (id),
  outcome  TEXT NOT NULL,
  note     TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX contact_attempt_due ON contact_attempt (due, at);

CREATE TABLE score (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  patient     INTEGER NOT NULL REFERENCES patient (id),
  side        TEXT NOT NULL DEFAULT '' CHECK (side IN ('', 'R', 'L')),
  instrument  TEXT NOT NULL,             -- with its version and method, never mixed in a trend
  method      TEXT NOT NULL DEFAULT '',
  response    INTEGER NOT NULL REFERENCES response (id),
  day         INTEGER NOT NULL,
  total       REAL,                      -- NULL: an item is missing
  grade       TEXT NOT NULL DEFAULT '',
  superseded  INTEGER REFERENCES score (id)
) STRICT;
CREATE INDEX score_patient ON score (patient, instrument, side, day);

-- What a row looked like before: old answers stay readable.
CREATE TABLE version (
  id         INTEGER PRIMARY KEY,
  object     TEXT NOT NULL,
  object_id  INTEGER NOT NULL,
  rev        INTEGER NOT NULL,           -- the version that this was
  data       TEXT NOT NULL,              -- the columns, as a JSON object
  audit      INTEGER NOT NULL            -- the entry that ended it
) STRICT;
CREATE INDEX version_object ON version (object, object_id, rev);

-- How an action is taken back: a command and its parameters.
CREATE TABLE undo (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  at        INTEGER NOT NULL,
  day       INTEGER NOT NULL,
  staff     INTEGER NOT NULL REFERENCES staff (id),
  patient   INTEGER REFERENCES patient (id),
  command   TEXT NOT NULL,               -- what was done
  said      TEXT NOT NULL,               -- the sentence that reported it
  inverse   TEXT NOT NULL,               -- JSON array of {command, parameters}
  undone_at INTEGER
) STRICT;
CREATE INDEX undo_staff ON undo (staff, undone_at, id);

-- A save that was already made is not made again.
CREATE TABLE save_key (
  key        TEXT PRIMARY KEY,
  command    TEXT NOT NULL,
  object_id  INTEGER NOT NULL,
  at         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One row for each change and each reading, in the transaction of the change.
-- No patient's words: ids, actions and digests.  hash is the SHA-256 of the
-- previous hash and this row's fields (see audit.c).
CREATE TABLE audit (
  id         INTEGER PRIMARY KEY,
  at         INTEGER NOT NULL,
  staff      INTEGER,
  os_uid     INTEGER NOT NULL,
  station    TEXT NOT NULL,
  action     TEXT NOT NULL,              -- a command, e.g. patient.register
  object     TEXT NOT NULL,
  object_id  INTEGER NOT NULL,
  patient    INTEGER,
  outcome    TEXT NOT NULL,
  reason     TEXT NOT NULL,
  before     TEXT NOT NULL,              -- digests
  after      TEXT NOT NULL,
  hash       TEXT NOT NULL
) STRICT;
CREATE INDEX audit_object ON audit (object, object_id, id);
CREATE INDEX audit_patient ON audit (patient, id);
CREATE INDEX audit_staff ON audit (staff, at);

CREATE TRIGGER audit_is_append_only_u BEFORE UPDATE ON audit
BEGIN SELECT raise(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_is_append_only_d BEFORE DELETE ON audit
BEGIN SELECT raise(ABORT, 'audit is append-only'); END;
CREATE TRIGGER version_is_append_only_u BEFORE UPDATE ON version
BEGIN SELECT raise(ABORT, 'versions are append-only'); END;
CREATE TRIGGER version_is_append_only_d BEFORE DELETE ON version
BEGIN SELECT raise(ABORT, 'versions are append-only'); END;
