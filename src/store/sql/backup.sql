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

-- :name audit_list  (1 after this id, 2 patient or 0, 3 from, 4 until, 5 how many)
SELECT a.id, a.at, coalesce(s.login, ''), a.os_uid, a.station, a.action, a.object, a.object_id,
       coalesce(p.number, ''), a.outcome, a.reason
FROM audit a LEFT JOIN staff s ON s.id = a.staff LEFT JOIN patient p ON p.id = a.patient
WHERE a.id > ?1 AND (?2 = 0 OR a.patient = ?2) AND a.at >= ?3 AND a.at < ?4
ORDER BY a.id LIMIT ?5;
