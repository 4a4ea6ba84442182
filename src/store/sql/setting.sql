-- Statements of setting_store.c.

-- :name setting_get  (1 name)
SELECT value FROM setting WHERE name = ?1;

-- :name setting_put  (1 name, 2 value)
INSERT INTO setting (name, value) VALUES (?1, ?2)
ON CONFLICT (name) DO UPDATE SET value = excluded.value, rev = rev + 1;

-- :name setting_hours_add  (1 weekday, 2 from_min, 3 to_min): the clinic's own, of resource 0
INSERT INTO hours (resource, weekday, from_min, to_min) VALUES (0, ?1, ?2, ?3);
