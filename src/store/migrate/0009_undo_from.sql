-- The first line of an action in the audit, and whose lines a later one is: what was built upon an
-- action is found by the records that both changed.
ALTER TABLE undo ADD COLUMN audit_from INTEGER;   -- NULL: of a time when nobody wrote that down
CREATE INDEX undo_audit ON undo (audit);
