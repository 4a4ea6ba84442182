-- A draft knows the record that it corrects and the session that it is of: a correction
-- of an old record and a new one of the same form are two drafts.

ALTER TABLE draft ADD COLUMN response INTEGER NOT NULL DEFAULT 0;  -- 0: a new record
ALTER TABLE draft ADD COLUMN session INTEGER NOT NULL DEFAULT 0;   -- 0: of no session
DROP INDEX draft_of;
CREATE UNIQUE INDEX draft_of
  ON draft (clinic, staff, form, version, subject, response, session)
  WHERE discarded IS NULL;
