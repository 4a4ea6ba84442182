-- Statements of backup.c.

-- :name backup_counting: the statement that counts the rows of every table
SELECT group_concat('SELECT ' || quote(name) || ', count(*) FROM "' || name || '"', ' UNION ALL ')
FROM (SELECT name FROM sqlite_schema
      WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name);
