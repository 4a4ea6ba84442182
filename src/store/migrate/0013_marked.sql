-- Who marked a chart sensitive reads it on.
ALTER TABLE patient ADD COLUMN sensitive_by INTEGER REFERENCES staff (id);  -- NULL: nobody knows
UPDATE patient SET sensitive_by = (
  SELECT a.staff FROM audit a
  WHERE a.patient = patient.id AND a.action = 'patient.sensitive' AND a.outcome = 'done'
  ORDER BY a.id DESC LIMIT 1)
WHERE sensitive <> 0;
