-- The last line of an action in the audit: whether something came after it can be told.
ALTER TABLE undo ADD COLUMN audit INTEGER;   -- NULL: of a time when nobody wrote that down
