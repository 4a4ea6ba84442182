-- Statements of wrong_try_store.c.

-- :name wrong_try_find  (1 kind, 2 who)
SELECT n, at FROM wrong_try WHERE kind = ?1 AND who = ?2;

-- :name wrong_try_set  (1 kind, 2 who, 3 n, 4 at)
INSERT INTO wrong_try (kind, who, n, at) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (kind, who) DO UPDATE SET n = excluded.n, at = excluded.at;

-- :name wrong_try_drop  (1 kind, 2 who)
DELETE FROM wrong_try WHERE kind = ?1 AND who = ?2;
