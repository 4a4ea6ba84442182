-- Statements of untold_store.c.

-- :name untold_by_session  (1 session)
SELECT u.session, s.patient, u.day, u.minute, u.why, u.how, u.told_at, ifnull(t.initials, ''), u.look,
  u.rev
FROM untold AS u
JOIN session AS s ON s.id = u.session
LEFT JOIN staff AS t ON t.id = u.told_by
WHERE u.session = ?1;

-- :name untold_row  (1 session): for keep_version()
SELECT u.rev, s.patient, json_object('day', u.day, 'minute', u.minute, 'why', u.why, 'how', u.how,
  'told_at', u.told_at, 'told_by', u.told_by)
FROM untold AS u JOIN session AS s ON s.id = u.session WHERE u.session = ?1;

-- Of one that was dropped before, the versions count on.
-- :name untold_add  (1 session, 2 day, 3 minute, 4 why)
INSERT INTO untold (session, day, minute, why, last, rev)
VALUES (?1, ?2, ?3, ?4, max(?2, (SELECT day FROM session WHERE id = ?1)),
  1 + (SELECT coalesce(max(rev), 0) FROM version WHERE object = 'untold' AND object_id = ?1));

-- :name untold_drop  (1 session)
DELETE FROM untold WHERE session = ?1;

-- :name untold_put_back  (1 session, 2 version, 3 look)
UPDATE untold SET look = ?3, rev = rev + 1,
  why = coalesce((SELECT json_extract(data, '$.why') FROM version
                  WHERE object = 'untold' AND object_id = ?1 AND rev = ?2), why)
WHERE session = ?1;

-- What the patient knows stays, whoever moved the visit since.
-- :name untold_again  (1 session, 2 why, 3 it has no place)
UPDATE untold SET why = ?2, rev = rev + 1,
  look = ?3 OR (day, minute) IS NOT (SELECT s.day, s.minute FROM session AS s WHERE s.id = ?1)
WHERE session = ?1;

-- :name untold_set  (1 session, 2 day, 3 minute, 4 how, 5 told at, 6 told by, 7 look)
UPDATE untold SET day = ?2, minute = ?3, how = ?4, told_at = ?5, told_by = ?6, look = ?7,
  last = max(last, ifnull(?2, last)), rev = rev + 1
WHERE session = ?1;

-- Who may still have to be told, the soonest first, with the visit as it is now.
-- :name untold_list  (1 today)
SELECT u.session, s.patient, s.rev, p.number, ifnull(n.shown, ''), ifnull(n.latin, ''),
  (SELECT k.value FROM contact AS k WHERE k.patient = s.patient AND k.kind = 'phone'
   ORDER BY k.agreed DESC, k.id LIMIT 1),
  (SELECT max(k.agreed) FROM contact AS k WHERE k.patient = s.patient AND k.kind = 'phone'),
  EXISTS (SELECT 1 FROM alert AS a WHERE a.patient = s.patient AND a.ended IS NULL),
  ifnull((SELECT f.what FROM due AS f INDEXED BY due_patient WHERE f.patient = s.patient
     AND f.state = 'open' AND f.kind = 'contact' ORDER BY f.target LIMIT 1), ''),
  u.day, u.minute, u.why, u.told_at,
  s.label, s.state, s.day, s.minute, s.minutes, s.changeover, s.therapist, s.room, s.device
FROM untold AS u
JOIN session AS s ON s.id = u.session
JOIN patient AS p ON p.id = s.patient
LEFT JOIN name AS n ON n.patient = s.patient AND n.kind = 'current'
WHERE u.look = 1 AND u.last >= ?1 AND s.state IN ('booked', 'cancelled', 'no_show')
  AND p.state = 'active'
ORDER BY min(ifnull(u.day, s.day), s.day), ifnull(u.minute, s.minute), s.id;
