-- When a decision began to be carried out, as the day of an operation: what was told, apart from
-- the day on which it was decided.  Follow-up was counted from one day for both.
ALTER TABLE decision ADD COLUMN began INTEGER;   -- day; NULL: nobody said
UPDATE decision SET began = day
WHERE abs(day - at / 86400) > 1
   OR EXISTS (SELECT 1 FROM version v WHERE v.object = 'decision' AND v.object_id = decision.id
              AND json_extract(v.data, '$.day') <> decision.day);

-- The operation that is booked for a decision, and what waits for its day.
CREATE INDEX course_decision ON course (decision) WHERE decision IS NOT NULL;
CREATE INDEX due_start ON due (target, patient) WHERE state = 'open' AND kind = 'start';
