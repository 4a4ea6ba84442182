-- Statements of due_store.c.

-- :name due_add  (1 patient, 2 side, 3 kind, 4 what, 5 earliest, 6 target, 7 latest, 8 rule, 9 source, 10 decision)
INSERT INTO due (patient, side, kind, what, earliest, target, latest, rule, source, decision)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10);

-- :part due_columns
SELECT d.id, d.patient, d.side, d.kind, d.what, d.earliest, d.target, d.latest, d.rule, d.source,
       d.decision, d.state, d.session, d.response, d.reason, d.rev,
       (SELECT count(*) FROM contact_attempt c WHERE c.due = d.id)

-- :name due_by_id  (1 id)
-- :use due_columns
FROM due d WHERE d.id = ?1;

-- :name due_of_patient  (1 patient)
-- :use due_columns
FROM due d WHERE d.patient = ?1 AND d.state = 'open' ORDER BY d.target, d.id LIMIT 300;

-- What was ever due, but for what the program itself took away: a person who gave an item up or
-- cancelled it meant this one.
-- :name due_standing  (1 patient)
-- :use due_columns
FROM due d WHERE d.patient = ?1 AND (d.state <> 'cancelled'
  OR d.reason NOT IN ('taken back', 'decision ended', 'new stage', 'counted anew'))
ORDER BY d.target, d.id;

-- Those that were cancelled for one reason, as when the same days are counted anew.
-- :name due_cancelled_for  (1 patient, 2 reason)
-- :use due_columns
FROM due d WHERE d.patient = ?1 AND d.state = 'cancelled' AND d.reason = ?2 ORDER BY d.id;

-- :name due_given_up  (1 patient)
-- :use due_columns
FROM due d WHERE d.patient = ?1 AND d.state = 'lost' ORDER BY d.target, d.id LIMIT 300;

-- Overdue means past the window; due means within it or past its target.  What one patient is due
-- for on one day is one, but each operation that is waited for is one by itself, and what is
-- booked is none.  Each is counted up to a limit from the end of the index where it lies, so that
-- a board costs the same however many there are.
-- :name due_counts  (1 today, 2 end of the week, 3 end of the month, 4 most)
SELECT (SELECT count(*) FROM (
          SELECT DISTINCT d.target, d.patient FROM due d CROSS JOIN patient p ON p.id = d.patient
          LEFT JOIN session s ON s.id = d.session AND s.state NOT IN ('cancelled', 'no_show')
          WHERE d.state = 'open' AND d.target < ?1 AND d.latest < ?1 AND p.state = 'active'
            AND d.kind <> 'contact' AND (s.day IS NULL OR s.day < ?1)
          ORDER BY d.target LIMIT ?4)),
       (SELECT count(*) FROM (
          SELECT DISTINCT d.target, d.patient, CASE d.kind WHEN 'start' THEN d.id END
          FROM due d CROSS JOIN patient p ON p.id = d.patient
          LEFT JOIN session s ON s.id = coalesce(d.session, CASE d.kind WHEN 'start' THEN
              (SELECT b.session FROM start_booked b WHERE b.decision = d.decision AND b.day >= ?1
               ORDER BY b.day LIMIT 1) END)
            AND s.state NOT IN ('cancelled', 'no_show')
          WHERE d.state = 'open' AND d.target <= ?2 AND d.latest >= ?1 AND p.state = 'active'
            AND d.kind <> 'contact' AND (s.day IS NULL OR s.day < ?1)
          ORDER BY d.target DESC LIMIT ?4)),
       (SELECT count(*) FROM (
          SELECT DISTINCT d.target, d.patient, CASE d.kind WHEN 'start' THEN d.id END
          FROM due d CROSS JOIN patient p ON p.id = d.patient
          LEFT JOIN session s ON s.id = coalesce(d.session, CASE d.kind WHEN 'start' THEN
              (SELECT b.session FROM start_booked b WHERE b.decision = d.decision AND b.day >= ?1
               ORDER BY b.day LIMIT 1) END)
            AND s.state NOT IN ('cancelled', 'no_show')
          WHERE d.state = 'open' AND d.target <= ?3 AND d.latest >= ?1 AND p.state = 'active'
            AND d.kind <> 'contact' AND (s.day IS NULL OR s.day < ?1)
          ORDER BY d.target DESC LIMIT ?4)),
       (SELECT count(*) FROM (
          SELECT DISTINCT d.target, d.patient FROM due d CROSS JOIN patient p ON p.id = d.patient
          WHERE d.state = 'lost' AND p.state <> 'dead' ORDER BY d.target LIMIT ?4)),
       (SELECT count(*) FROM (
          SELECT d.id FROM due d INDEXED BY due_start JOIN patient p ON p.id = d.patient
          WHERE d.state = 'open' AND d.kind = 'start' AND d.target > 0 AND p.state = 'active' LIMIT ?4));

-- The day for which what a decision waits for is booked: an operation.
-- :name due_start_booked  (1 decision, 2 today)
SELECT min(day) FROM start_booked WHERE decision = ?1 AND day >= ?2;

-- :name due_version  (1 id)
SELECT rev, patient, json_object('side', side, 'state', state, 'session', session, 'response', response,
       'reason', reason, 'earliest', earliest, 'target', target, 'latest', latest)
FROM due WHERE id = ?1;

-- :name due_change  (1 id, 2 state, 3 session, 4 response, 5 reason, 6 side)
UPDATE due SET state = ?2, session = ?3, response = ?4, reason = ?5, side = ?6, rev = rev + 1
WHERE id = ?1;

-- :name due_mark
SELECT (SELECT coalesce(max(id), 0) FROM version), (SELECT coalesce(max(id), 0) FROM due),
       (SELECT coalesce(max(id), 0) FROM audit);

-- :name due_touched  (1 last version before, 2 last due item before)
SELECT d.id, min(v.rev), d.rev FROM version v JOIN due d ON d.id = v.object_id
WHERE v.id > ?1 AND +v.object = 'due' AND d.id <= ?2 GROUP BY d.id
UNION ALL SELECT id, 0, rev FROM due WHERE id > ?2 ORDER BY 1;

-- :name due_happened  (1 patient, 2 after this entry, 3 up to this one)
SELECT 1 FROM audit WHERE patient = ?1 AND id > ?2 AND id <= ?3
  AND object IN ('decision', 'hip_stage', 'response', 'plan', 'course', 'session', 'due',
                 'merge_journal', 'patient')
  AND action NOT LIKE '%.read' AND action NOT IN ('chart.open') LIMIT 1;

-- :name due_as_it_was  (1 id, 2 version)
SELECT json_extract(data, '$.side'), json_extract(data, '$.state'),
       json_extract(data, '$.session'), json_extract(data, '$.response'),
       json_extract(data, '$.reason')
FROM version WHERE object = 'due' AND object_id = ?1 AND rev = ?2;

-- :name due_attempt_add  (1 due, 2 at, 3 staff, 4 outcome, 5 note)
INSERT INTO contact_attempt (due, at, staff, outcome, note) VALUES (?1, ?2, ?3, ?4, ?5);

-- :name due_attempt_version  (1 id)
SELECT 1, d.patient, json_object('due', c.due, 'at', c.at, 'staff', c.staff, 'outcome', c.outcome,
       'note', c.note)
FROM contact_attempt c JOIN due d ON d.id = c.due WHERE c.id = ?1;

-- :name due_attempt_drop  (1 id, 2 due)
DELETE FROM contact_attempt WHERE id = ?1 AND due = ?2;

-- :name due_attempts  (1 due)
SELECT c.id, c.at, s.initials, c.outcome, c.note
FROM contact_attempt c JOIN staff s ON s.id = c.staff WHERE c.due = ?1 ORDER BY c.at DESC, c.id DESC;

-- Red flags that nobody has spoken about yet, the oldest first.
-- :name due_calls  (1 most)
SELECT d.id, d.patient, p.number, n.shown, n.latin, p.born,
       p.born_estimated, p.sensitive, d.what, d.rule, d.target, d.reason,
       (SELECT count(*) FROM contact_attempt c WHERE c.due = d.id),
       (SELECT c.value FROM contact c WHERE c.patient = d.patient AND c.kind = 'phone'
        ORDER BY c.agreed DESC, c.id LIMIT 1),
       (SELECT max(c.agreed) FROM contact c
        WHERE c.patient = d.patient AND c.kind = 'phone'), d.rev
FROM due d INDEXED BY due_call JOIN patient p ON p.id = d.patient
JOIN name n ON n.id = (SELECT id FROM name WHERE patient = d.patient AND kind = 'current' LIMIT 1)
WHERE d.state = 'open' AND d.kind = 'contact' AND d.target > 0 AND p.state <> 'dead'
ORDER BY d.target, d.patient, d.id LIMIT ?1;

-- The red flags of one patient that nobody has spoken about yet, the oldest first.
-- :name due_flags  (1 patient)
SELECT what, rule FROM due INDEXED BY due_patient
WHERE patient = ?1 AND state = 'open' AND kind = 'contact' ORDER BY target, id LIMIT 20;

-- :name due_call_count
SELECT count(DISTINCT d.patient) FROM due d INDEXED BY due_call JOIN patient p ON p.id = d.patient
WHERE d.state = 'open' AND d.kind = 'contact' AND d.target > 0 AND p.state <> 'dead';

-- Who is counted anew since a change of the database, one after the other.
-- :name due_recount_next  (1 after this patient)
SELECT patient FROM recount WHERE patient > ?1 ORDER BY patient LIMIT 1;

-- Whom none of the pack's operations concerns is counted from the same day as before.
-- :name due_recount_strike  (1 treatments that are operations, as a JSON array)
DELETE FROM recount WHERE NOT EXISTS (
  SELECT 1 FROM decision d WHERE d.patient = recount.patient
    AND d.treatment IN (SELECT value FROM json_each(?1)));

-- :name due_recount_done  (1 patient)
DELETE FROM recount WHERE patient = ?1;
