-- Statements of resource_store.c and calendar_store.c.

-- :part resource_columns
SELECT id, kind, code, name, skills, lanes, policy, over, staff, active, rev

-- :name resource_all
-- :use resource_columns
FROM resource ORDER BY kind DESC, id;

-- :name resource_by_id  (1 id)
-- :use resource_columns
FROM resource WHERE id = ?1;

-- :name resource_by_code  (1 code)
-- :use resource_columns
FROM resource WHERE code = ?1 COLLATE NOCASE;

-- :name resource_row  (1 id): for keep_version()
SELECT rev, 0, json_object('kind', kind, 'code', code, 'name', name, 'skills', skills,
  'lanes', lanes, 'policy', policy, 'over', over, 'staff', staff, 'active', active)
FROM resource WHERE id = ?1;

-- :name resource_add  (1 kind, 2 code, 3 name, 4 skills, 5 lanes, 6 policy, 7 over, 8 staff)
INSERT INTO resource (kind, code, name, skills, lanes, policy, over, staff)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8);

-- :name resource_change  (1 id, 2 rev, 3 name, 4 skills, 5 lanes, 6 policy, 7 over, 8 active, 9 staff)
UPDATE resource SET name = ?3, skills = ?4, lanes = ?5, policy = ?6, over = ?7, active = ?8, staff = ?9,
  rev = rev + 1
WHERE id = ?1 AND rev = ?2;

-- :name hours_all
SELECT resource, weekday, from_min, to_min FROM hours ORDER BY resource, weekday, from_min;

-- :name hours_of  (1 resource, 2 weekday)
SELECT from_min, to_min FROM hours WHERE resource = ?1 AND weekday = ?2 ORDER BY from_min;

-- :name hours_clear  (1 resource, 2 weekday)
DELETE FROM hours WHERE resource = ?1 AND weekday = ?2;

-- :name hours_add  (1 resource, 2 weekday, 3 from, 4 to)
INSERT INTO hours (resource, weekday, from_min, to_min) VALUES (?1, ?2, ?3, ?4);

-- :name absence_from  (1 day): those that have not ended before it
SELECT id, resource, from_day, to_day, from_min, to_min, open, reason
FROM absence WHERE to_day >= ?1 ORDER BY resource, id;

-- :name absence_add  (1 resource, 2 from_day, 3 to_day, 4 from_min, 5 to_min, 6 open, 7 reason)
INSERT INTO absence (resource, from_day, to_day, from_min, to_min, open, reason)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);

-- :name absence_by_id  (1 id)
SELECT id, resource, from_day, to_day, from_min, to_min, open, reason FROM absence WHERE id = ?1;

-- :name closure_by_id  (1 id)
SELECT id, from_day, to_day, from_min, to_min, yearly, name FROM closure WHERE id = ?1;

-- :name absence_drop  (1 id)
DELETE FROM absence WHERE id = ?1;

-- :name closure_from  (1 day): yearly ones always
SELECT id, from_day, to_day, from_min, to_min, yearly, name
FROM closure WHERE yearly = 1 OR to_day >= ?1 ORDER BY yearly, from_day, id;

-- :name closure_add  (1 from_day, 2 to_day, 3 from_min, 4 to_min, 5 yearly, 6 name)
INSERT INTO closure (from_day, to_day, from_min, to_min, yearly, name)
VALUES (?1, ?2, ?3, ?4, ?5, ?6);

-- :name closure_drop  (1 id)
DELETE FROM closure WHERE id = ?1;

-- :name absence_row  (1 id): for keep_version()
SELECT 1, 0, json_object('resource', resource, 'from_day', from_day, 'to_day', to_day,
  'from_min', from_min, 'to_min', to_min, 'open', open, 'reason', reason)
FROM absence WHERE id = ?1;

-- :name closure_row  (1 id): for keep_version()
SELECT 1, 0, json_object('from_day', from_day, 'to_day', to_day, 'from_min', from_min,
  'to_min', to_min, 'yearly', yearly, 'name', name)
FROM closure WHERE id = ?1;

-- :name hours_changed_by  (1 resource): the last one
SELECT s.name FROM version v JOIN audit a ON a.id = v.audit JOIN staff s ON s.id = a.staff
WHERE v.object = 'hours' AND v.object_id = ?1 ORDER BY v.rev DESC, v.id DESC LIMIT 1;

-- :name hours_row  (1 resource): for keep_version()
SELECT 1, 0, json_group_array(json_array(weekday, from_min, to_min))
FROM (SELECT weekday, from_min, to_min FROM hours WHERE resource = ?1 ORDER BY weekday, from_min);
