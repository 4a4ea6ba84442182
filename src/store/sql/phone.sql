-- Statements of phone.c.

-- :name phone_of  (1 patient): the telephone to call first, and what was agreed to
SELECT value, agreed FROM contact WHERE patient = ?1 AND kind = 'phone'
ORDER BY agreed DESC, id LIMIT 1;
