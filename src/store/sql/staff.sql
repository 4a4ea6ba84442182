-- Statements of staff_store.c.

-- :part staff_columns
SELECT id, login, name, initials, role, password, os_uid, active, rev, pin, sensitive

-- :name staff_by_login  (1 login)
-- :use staff_columns
FROM staff WHERE login = ?1;

-- :name staff_by_id  (1 id)
-- :use staff_columns
FROM staff WHERE id = ?1;

-- :name staff_list
-- :use staff_columns
FROM staff ORDER BY name, id;

-- :name staff_add  (1 login, 2 name, 3 initials, 4 role, 5 password, 6 os_uid)
INSERT INTO staff (login, name, initials, role, password, os_uid) VALUES (?1, ?2, ?3, ?4, ?5, ?6);

-- :name staff_version  (1 id)
SELECT rev, 0, json_object('name', name, 'initials', initials, 'role', role, 'active', active,
  'sensitive', sensitive)
FROM staff WHERE id = ?1;

-- :name staff_change  (1 id, 2 name, 3 initials, 4 role, 5 active, 6 sensitive)
UPDATE staff SET name = ?2, initials = ?3, role = ?4, active = ?5, sensitive = ?6, rev = rev + 1 WHERE id = ?1;

-- :name staff_set_password  (1 id, 2 password)
UPDATE staff SET password = ?2, rev = rev + 1 WHERE id = ?1;

-- :name staff_set_pin  (1 id, 2 pin)
UPDATE staff SET pin = ?2, rev = rev + 1 WHERE id = ?1;

-- The last two times that a person came in.
-- :name staff_came  (1 id)
SELECT id, at, station FROM audit
WHERE object = 'staff' AND object_id = ?1 AND action = 'sign-in' AND outcome = 'done'
ORDER BY id DESC LIMIT 2;

-- :name staff_refused  (1 id, 2 after this entry, 3 before this entry)
SELECT count(*) FROM audit
WHERE object = 'staff' AND object_id = ?1 AND id > ?2 AND id < ?3
  AND action IN ('sign-in', 'unlock') AND outcome = 'denied';

-- When the present role began: at the change from another one, or with the account.
-- :name staff_times  (1 id, 2 role)
SELECT coalesce(
    (SELECT max(a.at) FROM version AS v JOIN audit AS a ON a.id = v.audit
     WHERE v.object = 'staff' AND v.object_id = ?1 AND json_extract(v.data, '$.role') <> ?2),
    (SELECT min(at) FROM audit WHERE object = 'staff' AND object_id = ?1), 0),
  coalesce((SELECT max(at) FROM audit WHERE object = 'staff' AND object_id = ?1
     AND action = 'sign-in' AND outcome = 'done'), 0);
