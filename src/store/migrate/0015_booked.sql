-- The sessions that are booked for what a decision waits for, an operation.  A course was made for
-- one decision, and is for every one of this treatment on its hips: a course of both hips for that
-- of either, and of one that ended for that which was made in its stead.
CREATE VIEW start_booked (decision, session, day) AS
SELECT n.id, x.id, x.day
FROM decision n
CROSS JOIN decision o ON o.patient = n.patient AND o.treatment = n.treatment
CROSS JOIN course k ON k.decision = o.id AND k.side IN (n.side, 'B') AND k.state = 'active'
CROSS JOIN session x ON x.course = k.id AND x.state = 'booked';

-- What was agreed to as one number, by which several contacts are ordered and which store/phone.c
-- takes apart: of calls threefold, and of messages, each 1 yes, -1 no, 0 nobody asked.
ALTER TABLE contact ADD COLUMN agreed INTEGER
  GENERATED ALWAYS AS (coalesce(allowed * 6 - 3, 0) + coalesce(messages * 2 - 1, 0)) VIRTUAL;
