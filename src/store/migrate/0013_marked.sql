-- Who marked a chart sensitive reads it on.  A line of the audit does not tell whether it marked or
-- opened: it is one that marked where the chart has no other, and nobody took it back.
ALTER TABLE patient ADD COLUMN sensitive_by INTEGER REFERENCES staff (id);  -- NULL: nobody knows
UPDATE patient SET sensitive_by = (
  SELECT max(a.staff) FROM audit a
  WHERE a.patient = patient.id AND a.action = 'patient.sensitive' AND a.outcome = 'done'
  HAVING count(*) = 1)
WHERE sensitive <> 0
  AND NOT EXISTS (SELECT 1 FROM undo u WHERE u.patient = patient.id
    AND u.command = 'patient.sensitive' AND u.undone_at IS NOT NULL);
