-- Statements of waiting_store.c.

-- :name waiting_add  (1 patient, 2 course, 3 wish, 4 since)
INSERT INTO wait (patient, course, wish, since) VALUES (?1, ?2, ?3, ?4);

-- :part waiting_columns
SELECT w.id, w.patient, w.course, w.wish, w.since, w.ended, w.rev, ifnull(n.shown, ''),
  ifnull(n.latin, ''), p.number

-- :name waiting_by_id  (1 id)
-- :use waiting_columns
FROM wait AS w
JOIN patient AS p ON p.id = w.patient
LEFT JOIN name AS n ON n.patient = w.patient AND n.kind = 'current'
WHERE w.id = ?1;

-- :name waiting_open  the longest first
-- :use waiting_columns
FROM wait AS w
JOIN patient AS p ON p.id = w.patient AND p.state = 'active'
LEFT JOIN name AS n ON n.patient = w.patient AND n.kind = 'current'
WHERE w.ended IS NULL ORDER BY w.since, w.id;

-- :name waiting_row  (1 id): for keep_version()
SELECT rev, patient, json_object('course', course, 'wish', wish, 'since', since, 'ended', ended)
FROM wait WHERE id = ?1;

-- :name waiting_end  (1 id, 2 rev, 3 ended)
UPDATE wait SET ended = ?3, rev = rev + 1 WHERE id = ?1 AND rev = ?2;

-- :name missed_count  (1 patient, 2 course, 3 from day): of the course, and of the patient since
SELECT ifnull(sum(course = ?2), 0), count(*)
FROM session WHERE patient = ?1 AND state = 'no_show' AND day >= ?3;
