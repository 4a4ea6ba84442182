-- Nobody asked whether a number may be used: that is no refusal, and neither yes nor no.
CREATE TABLE contact_asked (
  id       INTEGER PRIMARY KEY,
  patient  INTEGER NOT NULL REFERENCES patient (id),
  kind     TEXT NOT NULL CHECK (kind IN ('phone', 'email', 'address', 'emergency', 'referrer')),
  value    TEXT NOT NULL,
  note     TEXT NOT NULL DEFAULT '',
  allowed  INTEGER CHECK (allowed IN (0, 1))  -- may be used to reach the patient; NULL: not asked
) STRICT;
INSERT INTO contact_asked (id, patient, kind, value, note, allowed)
SELECT c.id, c.patient, c.kind, c.value, c.note,
       CASE WHEN c.allowed <> 0 THEN 1
            WHEN EXISTS (SELECT 1 FROM response r JOIN answer a ON a.response = r.id
              WHERE r.patient = c.patient AND r.form = 'registration'
                AND r.state IN ('final', 'incomplete') AND a.field = 'consent_contact') THEN 0 END
FROM contact c;
DROP TABLE contact;
ALTER TABLE contact_asked RENAME TO contact;
CREATE INDEX contact_patient ON contact (patient, kind);
