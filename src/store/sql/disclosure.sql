-- Statements of disclosure_store.c.

-- :name disclosure_add  (1 patient, 2 day, 3 recipient, 4 address, 5 what, 6 purpose, 7 staff, 8 at)
INSERT INTO disclosure (patient, day, recipient, address, what, purpose, staff, at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8);

-- :name disclosure_version  (1 id)
SELECT rev, patient, json_object('day', day, 'recipient', recipient, 'address', address,
  'what', what, 'purpose', purpose, 'error', error)
FROM disclosure WHERE id = ?1;

-- :name disclosure_error  (1 id, 2 why)
UPDATE disclosure SET error = ?2, rev = rev + 1 WHERE id = ?1 AND error = '';

-- Those of the records that became part of this one, too; the newest first.
-- :name disclosure_list  (1 patient, 2 from day, 3 how many)
WITH RECURSIVE part (id) AS (
  SELECT ?1 UNION SELECT p.id FROM part JOIN patient p ON p.merged_into = part.id)
SELECT d.id, d.day, d.recipient, d.address, d.what, d.purpose, s.initials, d.error
FROM part CROSS JOIN disclosure d ON d.patient = part.id JOIN staff s ON s.id = d.staff
WHERE d.day >= ?2 ORDER BY d.day DESC, d.id DESC LIMIT ?3;

-- Papers that were printed to be given away.
-- :name disclosure_printed  (1 patient, 2 from, 3 how many)
WITH RECURSIVE part (id) AS (
  SELECT ?1 UNION SELECT p.id FROM part JOIN patient p ON p.merged_into = part.id)
SELECT a.id, a.at, coalesce(s.initials, '')
FROM part CROSS JOIN audit a ON a.patient = part.id LEFT JOIN staff s ON s.id = a.staff
WHERE a.action = 'print.card' AND a.outcome = 'done' AND a.at >= ?2 ORDER BY a.id DESC LIMIT ?3;

-- :name amendment_add  (1 patient, 2 day, 3 wish, 4 due, 5 staff, 6 at)
INSERT INTO amendment (patient, day, wish, due, staff, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6);

-- :part amendment_columns
SELECT m.id, m.patient, m.day, m.wish, m.state, m.response, m.reason, m.due, m.rev, s.initials,
  d.latest

-- :name amendment_by_id  (1 id)
-- :use amendment_columns
FROM amendment m JOIN staff s ON s.id = m.staff JOIN due d ON d.id = m.due WHERE m.id = ?1;

-- :name amendment_list  (1 patient)
WITH RECURSIVE part (id) AS (
  SELECT ?1 UNION SELECT p.id FROM part JOIN patient p ON p.merged_into = part.id)
-- :use amendment_columns
FROM part CROSS JOIN amendment m ON m.patient = part.id JOIN staff s ON s.id = m.staff
JOIN due d ON d.id = m.due ORDER BY m.day DESC, m.id DESC LIMIT 200;

-- :name amendment_version  (1 id)
SELECT rev, patient, json_object('day', day, 'wish', wish, 'state', state, 'response', response,
  'reason', reason)
FROM amendment WHERE id = ?1;

-- :name amendment_change  (1 id, 2 state, 3 response, 4 reason)
UPDATE amendment SET state = ?2, response = nullif(?3, 0), reason = ?4, rev = rev + 1 WHERE id = ?1;
