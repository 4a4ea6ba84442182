-- Statements of action_store.c.

-- :name action_key  (1 key)
SELECT command, object_id, digest FROM save_key WHERE key = ?1;

-- :name undo_add  (1 at, 2 day, 3 staff, 4 patient, 5 command, 6 said, 7 inverse, 8 and 9 its lines in the audit)
INSERT INTO undo (at, day, staff, patient, command, said, inverse, audit_from, audit)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9);

-- :part undo_columns
SELECT id, at, day, staff, patient, command, said, inverse, undone_at, audit

-- :name undo_last  (1 staff)
-- :use undo_columns
FROM undo WHERE staff = ?1 AND undone_at IS NULL ORDER BY id DESC LIMIT 1;

-- :name undo_standing  (1 staff, 2 most)
-- :use undo_columns
FROM undo WHERE staff = ?1 AND undone_at IS NULL AND inverse <> '[]' ORDER BY id DESC LIMIT ?2;

-- :name undo_by_id  (1 id)
-- :use undo_columns
FROM undo WHERE id = ?1;

-- An action that holds and changed what this one had changed.  Due items are counted anew by many
-- actions, and put back by themselves.
-- What a patient was told stays told, though the visit goes back.
-- :name undo_built_upon  (1 id)
SELECT n.id, coalesce(n.patient, 0), n.command, n.said, s.initials
FROM undo u
JOIN audit a ON a.id BETWEEN u.audit_from AND u.audit
JOIN audit b ON b.object = a.object AND b.object_id = a.object_id AND b.id > u.audit
JOIN undo n ON n.id = (SELECT x.id FROM undo x WHERE x.audit >= b.id ORDER BY x.audit LIMIT 1)
JOIN staff s ON s.id = n.staff
WHERE u.id = ?1 AND a.object_id <> 0 AND a.object NOT IN ('due', 'contact_attempt')
  AND (a.object <> 'untold' OR n.command <> 'session.told' OR u.command = 'session.told')
  AND n.audit_from <= b.id AND n.undone_at IS NULL
ORDER BY n.id DESC LIMIT 1;

-- :name undo_mark  (1 id, 2 at)
UPDATE undo SET undone_at = ?2 WHERE id = ?1 AND undone_at IS NULL;

-- What was open or booked before the actions since a patient was last active: their lines in the
-- audit are of one person, one second and one command, taking back among these, and each line has
-- the version that it ended.
-- :name action_left  (1 patient)
SELECT v.object, v.object_id, v.rev
FROM version p
CROSS JOIN audit b ON b.id = p.audit
CROSS JOIN audit a ON a.staff = b.staff AND a.at = b.at AND a.action = b.action
CROSS JOIN version v ON v.object = a.object AND v.object_id = a.object_id AND v.audit = a.id
WHERE p.object = 'patient' AND p.object_id = ?1
  AND p.audit >= (SELECT max(l.audit) FROM version l WHERE l.object = 'patient' AND l.object_id = ?1
                  AND json_extract(l.data, '$.patient.state') = 'active')
  AND a.patient = ?1 AND a.object IN ('due', 'session')
  AND json_extract(v.data, '$.state') IN ('open', 'booked')
GROUP BY v.object, v.object_id, v.rev ORDER BY min(a.id);

-- :name action_resource  (1 code): in capitals or not, as people type it
SELECT id FROM resource WHERE code = ?1 COLLATE NOCASE ORDER BY code = ?1 DESC LIMIT 1;

-- :name action_resource_by_id  (1 id)
SELECT id FROM resource WHERE id = ?1;

-- :name action_patient  (1 number)
SELECT id FROM patient WHERE number = ?1;

-- :name action_patient_by_id  (1 id)
SELECT id FROM patient WHERE id = ?1;
