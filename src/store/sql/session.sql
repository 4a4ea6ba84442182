-- Statements of session_store.c and book_store.c.

-- :part session_columns
SELECT id, patient, course, side, label, day, minute, minutes, changeover, therapist, room, device,
  lanes, state, reason, note, arrived_at, started_at, ended_at, rev

-- :name session_by_id  (1 id)
-- :use session_columns
FROM session WHERE id = ?1;

-- :name session_last_hand  (1 id)
SELECT s.initials FROM audit a JOIN staff s ON s.id = a.staff
WHERE a.object = 'session' AND a.object_id = ?1 ORDER BY a.id DESC LIMIT 1;

-- :name session_of_course  (1 course)
-- :use session_columns
FROM session WHERE course = ?1 ORDER BY day, minute, id;

-- :name session_of_patient  (1 patient, 2 from day, 3 to day)
-- :use session_columns
FROM session WHERE patient = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY day, minute, id;

-- :name session_of_days  (1 from day, 2 to day): what takes place, for the book
-- :use session_columns
FROM session WHERE day BETWEEN ?1 AND ?2 AND state NOT IN ('cancelled', 'no_show')
ORDER BY day, minute, id;

-- :name session_places  (1 from day, 2 to day): where those stand that are still to come
SELECT day, minute, minutes, changeover, therapist, room, device
FROM session WHERE day BETWEEN ?1 AND ?2 AND state = 'booked';

-- :name visits_of_patient  (1 patient, 2 from day, 3 to day): with the protocol of each
SELECT s.id, ifnull(s.course, 0), s.label, ifnull(c.protocol, ''), s.day, s.minute, s.minutes
FROM session AS s LEFT JOIN course AS c ON c.id = s.course
WHERE s.patient = ?1 AND s.day BETWEEN ?2 AND ?3 AND s.state NOT IN ('cancelled', 'no_show')
ORDER BY s.day, s.minute, s.id;

-- :name sessions_hit  (1 from day, 2 to day, 3 resource, 0: any): what may lose its place
SELECT s.day, s.minute, s.minutes, s.changeover, s.therapist, s.room, s.device,
  CASE WHEN p.sensitive THEN 'sensitive visit' ELSE s.label END, ifnull(n.shown, ''), p.number
FROM session AS s
JOIN patient AS p ON p.id = s.patient
LEFT JOIN name AS n ON n.patient = s.patient AND n.kind = 'current'
WHERE s.day BETWEEN ?1 AND ?2 AND s.state IN ('booked', 'arrived')
  AND (?3 = 0 OR s.therapist = ?3 OR s.room = ?3 OR s.device = ?3)
ORDER BY s.day, s.minute, s.id;

-- :name session_row  (1 id): for keep_version()
SELECT rev, patient, json_object('course', course, 'side', side, 'label', label, 'day', day,
  'minute', minute, 'minutes', minutes, 'changeover', changeover, 'therapist', therapist,
  'room', room, 'device', device, 'lanes', lanes, 'state', state, 'reason', reason, 'note', note,
  'arrived_at', arrived_at, 'started_at', started_at, 'ended_at', ended_at)
FROM session WHERE id = ?1;

-- :name session_add  (1 patient, 2 course, 3 side, 4 label, 5 day, 6 minute, 7 minutes,
--   8 changeover, 9 therapist, 10 room, 11 device, 12 lanes, 13 note, 14 made_at, 15 made_by)
INSERT INTO session (patient, course, side, label, day, minute, minutes, changeover, therapist,
  room, device, lanes, note, made_at, made_by)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15);

-- :name session_change  (1 id, 2 rev, 3 day, 4 minute, 5 minutes, 6 changeover, 7 therapist,
--   8 room, 9 device, 10 lanes, 11 state, 12 reason, 13 note, 14 arrived_at, 15 started_at,
--   16 ended_at)
UPDATE session SET day = ?3, minute = ?4, minutes = ?5, changeover = ?6, therapist = ?7, room = ?8,
  device = ?9, lanes = ?10, state = ?11, reason = ?12, note = ?13, arrived_at = ?14,
  started_at = ?15, ended_at = ?16, rev = rev + 1
WHERE id = ?1 AND rev = ?2;

-- :name session_land  (1 id, 2 changeover, 3 therapist, 4 room, 5 device, 6 lanes)
UPDATE session SET changeover = ?2, therapist = ?3, room = ?4, device = ?5, lanes = ?6
WHERE id = ?1;

-- :name reserve  (1 owner, 2 lane, 3 first cell, 4 cells, 5 session)
WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?4)
INSERT INTO reservation (owner, lane, cell, session) SELECT ?1, ?2, ?3 + i, ?5 FROM n;

-- :name release  (1 session)
DELETE FROM reservation WHERE session = ?1;

-- :name reserved_by  (1 owner, 2 lane, 3 first cell, 4 last cell): who has the place
SELECT s.id, s.day, s.minute, s.minutes, CASE WHEN p.sensitive THEN 'sensitive visit' ELSE s.label END,
  p.number, ifnull(n.shown, '')
FROM reservation AS r
JOIN session AS s ON s.id = r.session
JOIN patient AS p ON p.id = s.patient
LEFT JOIN name AS n ON n.patient = p.id AND n.kind = 'current'
WHERE r.owner = ?1 AND r.lane = ?2 AND r.cell BETWEEN ?3 AND ?4
ORDER BY r.cell LIMIT 1;

-- :name board_of_day  (1 day): today's board, in one query
SELECT s.id, s.patient, ifnull(n.shown, ''), ifnull(n.latin, ''), p.born,
  p.born_estimated, p.number, s.minute,
  s.minutes, s.state, s.label, s.side, s.course, s.arrived_at, s.started_at, s.ended_at, s.rev,
  ifnull(t.code, ''), ifnull(o.code, ''), ifnull(d.code, ''),
  (SELECT count(*) FROM session AS k WHERE k.course = s.course
     AND k.state NOT IN ('cancelled', 'no_show') AND (k.day, k.minute, k.id) <= (s.day, s.minute, s.id)),
  ifnull(c.sessions, 0), ifnull(c.therapist, 0) <> 0 AND c.therapist <> ifnull(s.therapist, 0),
  EXISTS (SELECT 1 FROM alert AS a WHERE a.patient = s.patient AND a.ended IS NULL), s.changeover, p.sensitive,
  ifnull((SELECT f.what FROM due AS f INDEXED BY due_patient WHERE f.patient = s.patient
     AND f.state = 'open' AND f.kind = 'contact' ORDER BY f.target LIMIT 1), ''), s.reason,
  u.session, u.day, u.minute, u.look
FROM session AS s
JOIN patient AS p ON p.id = s.patient
LEFT JOIN name AS n ON n.patient = s.patient AND n.kind = 'current'
LEFT JOIN course AS c ON c.id = s.course
LEFT JOIN resource AS t ON t.id = s.therapist
LEFT JOIN resource AS o ON o.id = s.room
LEFT JOIN resource AS d ON d.id = s.device
LEFT JOIN untold AS u ON u.session = s.id
WHERE s.day = ?1 AND (s.state <> 'cancelled' OR s.reason <> 'taken back')
ORDER BY s.minute, s.id;

-- The times that a session had when it was last in a state.
-- :name session_times_in  (1 id, 2 state)
SELECT json_extract(data, '$.arrived_at'), json_extract(data, '$.started_at'),
       json_extract(data, '$.ended_at')
FROM version WHERE object = 'session' AND object_id = ?1 AND json_extract(data, '$.state') = ?2
ORDER BY rev DESC LIMIT 1;
