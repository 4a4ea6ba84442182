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
