-- Statements of view_store.c.

-- The patients that somebody opened last, out of that person's latest entries.
-- :name view_recent  (1 staff, 2 action, 3 how many)
SELECT a.patient FROM
  (SELECT id, patient, action FROM audit WHERE staff = ?1 ORDER BY at DESC, id DESC LIMIT 1000) a
CROSS JOIN patient p ON p.id = a.patient AND p.merged_into IS NULL
WHERE a.action = ?2
GROUP BY a.patient ORDER BY max(a.id) DESC LIMIT ?3;

-- :part view_due_columns
SELECT d.id, d.patient, p.number, n.shown, n.latin, p.born, p.born_estimated, p.sensitive, d.side, d.kind, d.what,
       d.earliest, d.target, d.latest, d.decision, d.session, s.day, d.rev,
       (SELECT count(*) FROM contact_attempt c WHERE c.due = d.id),
       (SELECT c.value FROM contact c WHERE c.patient = d.patient AND c.kind = 'phone'
        ORDER BY c.agreed DESC, c.id LIMIT 1),
       (SELECT max(c.agreed) FROM contact c
        WHERE c.patient = d.patient AND c.kind = 'phone')

-- Open items with the person, the oldest first, but those for which a visit is booked: their
-- recall is closed as long as that stands.
-- Of an operation that is waited for, the day for which it is booked stands for the visit.
-- :name view_due  (1 target from, 2 target to, 3 latest from, 4 latest to, 5 most, 6 pass over, 7 today)
-- :use view_due_columns
FROM due d JOIN patient p ON p.id = d.patient
JOIN name n ON n.id = (SELECT id FROM name WHERE patient = d.patient AND kind = 'current' LIMIT 1)
LEFT JOIN session s ON s.id = coalesce(d.session, CASE d.kind WHEN 'start' THEN
    (SELECT b.session FROM start_booked b WHERE b.decision = d.decision AND b.day >= ?7
     ORDER BY b.day LIMIT 1) END)
  AND s.state NOT IN ('cancelled', 'no_show')
WHERE d.state = 'open' AND d.target BETWEEN ?1 AND ?2 AND d.latest BETWEEN ?3 AND ?4
  AND p.state = 'active' AND d.kind <> 'contact' AND (s.day IS NULL OR s.day < ?7)
ORDER BY d.target, d.patient, d.id LIMIT ?5 OFFSET ?6;

-- :name view_lost  (1 most, 2 pass over)
-- :use view_due_columns
FROM due d JOIN patient p ON p.id = d.patient
JOIN name n ON n.id = (SELECT id FROM name WHERE patient = d.patient AND kind = 'current' LIMIT 1)
LEFT JOIN session s ON s.id = d.session AND s.state NOT IN ('cancelled', 'no_show')
WHERE d.state = 'lost' AND p.state <> 'dead' ORDER BY d.target, d.patient, d.id LIMIT ?1 OFFSET ?2;

-- Whoever waits for the day of an operation, and the day for which it is booked.
-- :name view_waits  (1 most, 2 pass over, 3 today)
-- :use view_due_columns
FROM due d INDEXED BY due_start JOIN patient p ON p.id = d.patient
JOIN name n ON n.id = (SELECT id FROM name WHERE patient = d.patient AND kind = 'current' LIMIT 1)
LEFT JOIN session s ON s.id = (SELECT b.session FROM start_booked b
  WHERE b.decision = d.decision AND b.day >= ?3 ORDER BY b.day LIMIT 1)
WHERE d.state = 'open' AND d.kind = 'start' AND d.target > 0 AND p.state = 'active'
ORDER BY d.target, d.patient, d.id LIMIT ?1 OFFSET ?2;

-- How many share a name as lists show it, this one too.
-- :name view_alike  (1 patient)
SELECT count(DISTINCT m.patient)
FROM name n JOIN token t ON t.patient = n.patient AND t.rank = 0
JOIN token u ON u.token = t.token AND u.rank = 0
JOIN name m ON m.patient = u.patient AND m.kind = 'current' AND m.shown = n.shown
WHERE n.patient = ?1 AND n.kind = 'current';

-- The names that begin in these native letters, as lists show them, and in Latin letters.
-- :name view_native  (1 native letters, 2 most)
SELECT n.shown, n.latin FROM token t JOIN name n ON n.patient = t.patient AND n.kind = 'current'
WHERE t.token = ?1 ORDER BY t.rank, t.patient LIMIT ?2;

-- What the intakes say of those who come on a day: the latest of each patient and the latest that is
-- whole, with their answers to some questions; a record without one of these has one row.
-- :name beware_of_day  (1 day, 2 questions, a JSON array)
SELECT w.patient, r.id, r.state, a.field, a.part, a.type, a.value, a.asked
FROM (SELECT DISTINCT patient FROM session WHERE day = ?1) w
JOIN response r ON r.id IN (
  (SELECT l.id FROM response l WHERE l.patient = w.patient AND l.form = 'intake'
     AND l.state IN ('final', 'incomplete') ORDER BY l.day DESC, l.id DESC LIMIT 1),
  (SELECT l.id FROM response l WHERE l.patient = w.patient AND l.form = 'intake'
     AND l.state = 'final' ORDER BY l.day DESC, l.id DESC LIMIT 1))
LEFT JOIN answer a ON a.response = r.id AND a.field IN (SELECT value FROM json_each(?2))
ORDER BY w.patient, r.day DESC, r.id DESC, a.field, a.part;

-- Where the first entry about a filled form was made: at its saving.
-- :name past_station  (1 response)
SELECT station, reason FROM audit WHERE object = 'response' AND object_id = ?1 ORDER BY id LIMIT 1;

-- What of a patient, and of the records that became part of it, has versions beside forms.
-- :name changed_things  (1 patient)
WITH RECURSIVE part (id) AS (
  SELECT ?1 UNION SELECT p.id FROM part JOIN patient p ON p.merged_into = part.id),
thing (nth, object, id, label, side, day, minute, state) AS (
  SELECT 1, 'alert', a.id, a.text, '', a.since, -1, CASE WHEN a.ended IS NULL THEN 'holds' ELSE 'ended' END
  FROM part CROSS JOIN alert a ON a.patient = part.id
  UNION ALL
  SELECT 2, 'course', c.id, c.label, c.side, p.day, -1, c.state
  FROM part CROSS JOIN plan p ON p.patient = part.id JOIN course c ON c.plan = p.id
  UNION ALL
  SELECT 3, 'decision', d.id, d.treatment, d.side, d.day, -1, CASE WHEN d.ended IS NULL THEN 'holds' ELSE 'ended' END
  FROM part CROSS JOIN decision d ON d.patient = part.id
  UNION ALL
  SELECT 4, 'session', s.id, s.label, s.side, s.day, s.minute, s.state
  FROM part CROSS JOIN session s ON s.patient = part.id)
SELECT t.object, t.id, t.label, t.side, t.day, t.minute, t.state,
       1 + (SELECT count(*) FROM version v WHERE v.object = t.object AND v.object_id = t.id)
FROM thing t ORDER BY t.nth, t.day DESC, t.minute DESC, t.id DESC LIMIT 1000;

-- :name changed_versions  (1 object, 2 id): the oldest first
SELECT audit, data FROM version WHERE object = ?1 AND object_id = ?2 ORDER BY id;

-- The entry of a change; 0: the first one of the row, which made it.
-- :name changed_line  (1 entry or 0, 2 object, 3 id)
SELECT a.at, coalesce(s.login, ''), a.station, a.action, a.reason
FROM audit a LEFT JOIN staff s ON s.id = a.staff
WHERE a.id = CASE WHEN ?1 <> 0 THEN ?1
  ELSE (SELECT min(b.id) FROM audit b WHERE b.object = ?2 AND b.object_id = ?3) END;

-- :name changed_resource  (1 id)
SELECT code FROM resource WHERE id = ?1;
