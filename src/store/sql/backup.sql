-- Statements of backup.c, and of the audit as it is read outside.

-- :name backup_counting: the statement that counts the rows of every table
SELECT group_concat('SELECT ' || quote(name) || ', count(*) FROM "' || name || '"', ' UNION ALL ')
FROM (SELECT name FROM sqlite_schema
      WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name);

-- :name audit_hash_at  (1 id)
SELECT hash FROM audit WHERE id = ?1;

-- :name audit_restores: where the chain goes on after a restore: its entry, the old head
SELECT id, object_id, before FROM audit
WHERE object = 'database' AND action = 'backup.restore' ORDER BY object_id, id;

-- :name backup_newest: when it was written, up to which entry of the audit, by whom and where
SELECT a.at, a.object_id, coalesce(s.name, ''), a.station
FROM audit a LEFT JOIN staff s ON s.id = a.staff
WHERE a.object = 'database' AND a.action = 'backup.write' AND a.outcome = 'done'
ORDER BY a.object_id DESC, a.id DESC LIMIT 1;

-- Of a patient the records that became part of it, too.
-- :name audit_list  (1 after this id, 2 patient or 0, 3 from, 4 until, 5 how many, 6 staff or 0, 7 readings only)
WITH RECURSIVE part (id) AS (
  SELECT ?2 UNION SELECT p.id FROM part JOIN patient p ON p.merged_into = part.id)
SELECT a.id, a.at, coalesce(s.login, ''), a.os_uid, a.station, a.action, a.object, a.object_id,
       coalesce(p.number, ''), a.outcome, a.reason
FROM audit a LEFT JOIN staff s ON s.id = a.staff LEFT JOIN patient p ON p.id = a.patient
WHERE a.id > ?1 AND (?2 = 0 OR a.patient IN part) AND a.at >= ?3 AND a.at < ?4
  AND (?6 = 0 OR a.staff = ?6)
  AND (?7 = 0 OR a.action GLOB '*.open' OR a.action GLOB '*.read' OR a.action GLOB 'print.*'
       OR a.action GLOB 'glass.*' OR a.action GLOB 'export.*' OR a.action = 'patient.find')
ORDER BY a.id LIMIT ?5;
