-- Statements of audit.c and tx.c.

-- :name audit_head
SELECT id, hash, at FROM audit WHERE id = (SELECT max(id) FROM audit);

-- :name audit_add  (1 id, 2 at, 3 staff, 4 os_uid, 5 station, 6 action, 7 object, 8 object_id, 9 patient, 10 outcome, 11 reason, 12 before, 13 after, 14 hash)
INSERT INTO audit (id, at, staff, os_uid, station, action, object, object_id, patient,
                   outcome, reason, before, after, hash)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14);

-- :name audit_has  (1 id, 2 hash): a commit that is in doubt
SELECT 1 FROM audit WHERE id = ?1 AND hash = ?2;

-- :name audit_from  (1 id, 2 how many): a piece of the chain
SELECT id, at, staff, os_uid, station, action, object, object_id, patient,
       outcome, reason, before, after, hash
FROM audit WHERE id >= ?1 ORDER BY id LIMIT ?2;

-- :name audit_promised
SELECT max(audit) FROM version WHERE id = (SELECT max(id) FROM version);

-- :name audit_of  (1 object, 2 object_id)
SELECT id, at, staff, os_uid, station, action, outcome, reason
FROM audit WHERE object = ?1 AND object_id = ?2 ORDER BY id;

-- :name version_add  (1 object, 2 object_id, 3 rev, 4 data, 5 audit)
INSERT INTO version (object, object_id, rev, data, audit) VALUES (?1, ?2, ?3, ?4, ?5);

-- :name version_of  (1 object, 2 object_id)
SELECT v.rev, v.data, a.at, a.staff, a.action, a.reason
FROM version v LEFT JOIN audit a ON a.id = v.audit
WHERE v.object = ?1 AND v.object_id = ?2 ORDER BY v.rev;

-- :name save_key_find  (1 key)
SELECT object_id FROM save_key WHERE key = ?1;

-- :name save_key_add  (1 key, 2 command, 3 object_id, 4 at, 5 digest)
INSERT INTO save_key (key, command, object_id, at, digest) VALUES (?1, ?2, ?3, ?4, ?5);

-- :part audit_columns
SELECT a.id, a.at, coalesce(s.login, ''), a.os_uid, a.station, a.action, a.object, a.object_id,
       coalesce(p.number, ''), a.outcome, a.reason

-- A screen of the audit.
-- :name audit_page_patient  (1 patient, 2 readings only, 3 how many)
WITH RECURSIVE part (id) AS (
  SELECT ?1 UNION SELECT p.id FROM part JOIN patient p ON p.merged_into = part.id)
-- :use audit_columns
FROM part CROSS JOIN patient p ON p.id = part.id JOIN audit a ON a.patient = part.id
LEFT JOIN staff s ON s.id = a.staff
WHERE ?2 = 0 OR a.action GLOB '*.open' OR a.action GLOB '*.read' OR a.action GLOB 'print.*' OR a.action GLOB 'glass.*' OR a.action GLOB 'export.*'
ORDER BY a.id DESC LIMIT ?3;

-- :name audit_page_time  (1 from, 2 until, 3 staff or 0, 4 how many)
-- :use audit_columns
FROM audit a LEFT JOIN staff s ON s.id = a.staff LEFT JOIN patient p ON p.id = a.patient
WHERE a.id > 0 AND a.at >= ?1 AND a.at < ?2 AND (?3 = 0 OR a.staff = ?3)
ORDER BY a.id DESC LIMIT ?4;

-- Of a patient the records that became part of it, too.
-- :name audit_list  (1 after this id, 2 patient or 0, 3 from, 4 until, 5 how many, 6 staff or 0, 7 readings only)
WITH RECURSIVE part (id) AS (
  SELECT ?2 UNION SELECT p.id FROM part JOIN patient p ON p.merged_into = part.id)
-- :use audit_columns
FROM audit a LEFT JOIN staff s ON s.id = a.staff LEFT JOIN patient p ON p.id = a.patient
WHERE a.id > ?1 AND (?2 = 0 OR a.patient IN part) AND a.at >= ?3 AND a.at < ?4
  AND (?6 = 0 OR a.staff = ?6)
  AND (?7 = 0 OR a.action GLOB '*.open' OR a.action GLOB '*.read' OR a.action GLOB 'print.*'
       OR a.action GLOB 'glass.*' OR a.action GLOB 'export.*' OR a.action = 'patient.find')
ORDER BY a.id LIMIT ?5;

-- :name audit_began  (1 decision, 2 entry)
SELECT d.treatment, CASE WHEN v.data IS NULL THEN d.began ELSE json_extract(v.data, '$.began') END
FROM decision d LEFT JOIN version v ON v.object = 'decision' AND v.object_id = d.id AND v.audit > ?2
WHERE d.id = ?1 ORDER BY v.rev LIMIT 1;

-- :name audit_person_after  (1 staff)
SELECT id, name FROM staff WHERE id > ?1 ORDER BY id LIMIT 1;
