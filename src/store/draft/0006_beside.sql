-- A draft has a version: who writes on without having seen the last one writes beside it, so that
-- two terminals of one person lose nothing of each other.

ALTER TABLE draft ADD COLUMN rev INTEGER NOT NULL DEFAULT 1;
ALTER TABLE draft ADD COLUMN beside INTEGER NOT NULL DEFAULT 0;  -- 0: the first of its form
DROP INDEX draft_of;
CREATE UNIQUE INDEX draft_of
  ON draft (clinic, staff, form, version, subject, response, session, beside)
  WHERE discarded IS NULL;
