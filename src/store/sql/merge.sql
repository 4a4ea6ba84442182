-- Statements of merge_store.c.  What moves with a record is noted first, column by column,
-- so that it can be put back.

-- :name merge_add  (1 kept, 2 gone, 3 at, 4 staff, 5 what is taken)
INSERT INTO merge_journal (kept, gone, at, staff, taken) VALUES (?1, ?2, ?3, ?4, ?5);

-- :name merge_by_id  (1 id)
SELECT id, kept, gone, at, staff, coalesce(undone_at, 0), taken FROM merge_journal WHERE id = ?1;

-- :name merge_of  (1 patient who stays): those that hold, the newest first
SELECT m.id, m.kept, m.gone, m.at, m.staff, 0, m.taken, p.number, coalesce(n.shown, ''), s.initials
FROM merge_journal m JOIN patient p ON p.id = m.gone JOIN staff s ON s.id = m.staff
LEFT JOIN name n ON n.id =
     (SELECT x.id FROM name x WHERE x.patient = m.gone ORDER BY x.kind, x.id LIMIT 1)
WHERE m.kept = ?1 AND m.undone_at IS NULL ORDER BY m.id DESC;

-- :name merge_end  (1 id, 2 at)
UPDATE merge_journal SET undone_at = ?2 WHERE id = ?1 AND undone_at IS NULL;

-- :name merge_note_moved  (1 merge, 2 gone, 3 kept): all rows that go from one patient to the other
INSERT INTO merge_change (merge, object, object_id, field, before, after)
SELECT ?1, 'alert', id, 'patient', ?2, ?3 FROM alert WHERE patient = ?2
UNION ALL SELECT ?1, 'response', id, 'patient', ?2, ?3 FROM response WHERE patient = ?2
UNION ALL SELECT ?1, 'hip_stage', id, 'patient', ?2, ?3 FROM hip_stage WHERE patient = ?2
UNION ALL SELECT ?1, 'decision', id, 'patient', ?2, ?3 FROM decision WHERE patient = ?2
UNION ALL SELECT ?1, 'plan', id, 'patient', ?2, ?3 FROM plan WHERE patient = ?2
UNION ALL SELECT ?1, 'session', id, 'patient', ?2, ?3 FROM session WHERE patient = ?2
UNION ALL SELECT ?1, 'wait', id, 'patient', ?2, ?3 FROM wait WHERE patient = ?2
UNION ALL SELECT ?1, 'due', id, 'patient', ?2, ?3 FROM due WHERE patient = ?2
UNION ALL SELECT ?1, 'score', id, 'patient', ?2, ?3 FROM score WHERE patient = ?2;

-- :name merge_alert  (1 gone, 2 kept)
UPDATE alert SET patient = ?2 WHERE patient = ?1;

-- :name merge_response  (1 gone, 2 kept)
UPDATE response SET patient = ?2 WHERE patient = ?1;

-- :name merge_hip_stage  (1 gone, 2 kept)
UPDATE hip_stage SET patient = ?2 WHERE patient = ?1;

-- :name merge_decision  (1 gone, 2 kept)
UPDATE decision SET patient = ?2 WHERE patient = ?1;

-- :name merge_plan  (1 gone, 2 kept)
UPDATE plan SET patient = ?2 WHERE patient = ?1;

-- :name merge_session  (1 gone, 2 kept)
UPDATE session SET patient = ?2 WHERE patient = ?1;

-- :name merge_wait  (1 gone, 2 kept)
UPDATE wait SET patient = ?2 WHERE patient = ?1;

-- :name merge_due  (1 gone, 2 kept)
UPDATE due SET patient = ?2 WHERE patient = ?1;

-- :name merge_score  (1 gone, 2 kept)
UPDATE score SET patient = ?2 WHERE patient = ?1;

-- Who the person is now says the form of the record that stays.
-- :name merge_note_forms  (1 merge, 2 gone)
INSERT INTO merge_change (merge, object, object_id, field, before, after)
SELECT ?1, 'response', id, 'state', state, 'superseded' FROM response
WHERE patient = ?2 AND form = 'registration' AND state IN ('final', 'incomplete');

-- :name merge_forms  (1 gone)
UPDATE response SET state = 'superseded'
WHERE patient = ?1 AND form = 'registration' AND state IN ('final', 'incomplete');

-- Of two plans that are being carried out one goes on, with the courses of both.
-- :name merge_active_plan  (1 patient)
SELECT id FROM plan WHERE patient = ?1 AND state = 'active' ORDER BY id DESC LIMIT 1;

-- :name merge_note_courses  (1 merge, 2 gone, 3 plan that goes on)
INSERT INTO merge_change (merge, object, object_id, field, before, after)
SELECT ?1, 'course', c.id, 'plan', c.plan, ?3
FROM plan p JOIN course c ON c.plan = p.id WHERE p.patient = ?2 AND p.state = 'active'
UNION ALL SELECT ?1, 'plan', id, 'state', state, 'stopped'
FROM plan WHERE patient = ?2 AND state = 'active';

-- :name merge_courses  (1 gone, 2 plan that goes on)
UPDATE course SET plan = ?2
WHERE plan IN (SELECT id FROM plan WHERE patient = ?1 AND state = 'active');

-- :name merge_stop_plans  (1 gone)
UPDATE plan SET state = 'stopped' WHERE patient = ?1 AND state = 'active';

-- :name merge_note_person  (1 merge, 2 gone, 3 kept)
INSERT INTO merge_change (merge, object, object_id, field, before, after)
SELECT ?1, 'patient', id, 'merged_into', merged_into, ?3 FROM patient WHERE id = ?2
UNION ALL SELECT ?1, 'patient', k.id, 'sensitive', k.sensitive, 1
FROM patient k JOIN patient g ON g.id = ?2 AND g.sensitive > k.sensitive WHERE k.id = ?3;

-- :name merge_person  (1 gone, 2 kept)
UPDATE patient SET merged_into = ?2 WHERE id = ?1 AND merged_into IS NULL;

-- :name merge_sensitive  (1 gone, 2 kept)
UPDATE patient SET sensitive = 1,
  sensitive_by = (SELECT g.sensitive_by FROM patient g WHERE g.id = ?1)
WHERE id = ?2 AND (SELECT g.sensitive FROM patient g WHERE g.id = ?1) > sensitive;

-- Days on which both are somewhere at the same time.
-- :name merge_clashes  (1 owner of gone, 2 owner of kept)
SELECT DISTINCT r.cell / 288 FROM reservation r
WHERE r.owner = ?1
  AND EXISTS (SELECT 1 FROM reservation k WHERE k.owner = ?2 AND k.lane < 100 AND k.cell = r.cell);

-- :name merge_lanes_taken  (1 owner of kept, 2 first cell, 3 last cell)
SELECT max(lane) FROM reservation WHERE owner = ?1 AND cell BETWEEN ?2 AND ?3;

-- :name merge_note_lanes  (1 merge, 2 patient, 3 day, 4 lanes further)
INSERT INTO merge_change (merge, object, object_id, field, before, after)
SELECT ?1, 'session', id, 'lanes', lanes, lanes + 1000000 * ?4 FROM session
WHERE patient = ?2 AND day = ?3 AND state NOT IN ('cancelled', 'no_show');

-- :name merge_lanes  (1 patient, 2 day, 3 lanes further)
UPDATE session SET lanes = lanes + 1000000 * ?3
WHERE patient = ?1 AND day = ?2 AND state NOT IN ('cancelled', 'no_show');

-- :name merge_day_cells  (1 owner of gone, 2 owner of kept, 3 first cell, 4 last cell, 5 lanes further)
UPDATE reservation SET owner = ?2, lane = lane + ?5 WHERE owner = ?1 AND cell BETWEEN ?3 AND ?4;

-- :name merge_cells  (1 owner of gone, 2 owner of kept)
UPDATE reservation SET owner = ?2 WHERE owner = ?1;

-- :name merge_changes  (1 merge): for the digest in the audit
SELECT object, object_id, field, coalesce(before, ''), coalesce(after, '') FROM merge_change
WHERE merge = ?1 ORDER BY object, object_id, field;

-- :name unmerge_alert  (1 merge)
UPDATE alert SET patient = c.before FROM merge_change c
WHERE c.merge = ?1 AND c.object = 'alert' AND c.field = 'patient' AND alert.id = c.object_id
  AND alert.patient = c.after;

-- :name unmerge_response  (1 merge)
UPDATE response SET patient = c.before FROM merge_change c
WHERE c.merge = ?1 AND c.object = 'response' AND c.field = 'patient' AND response.id = c.object_id
  AND response.patient = c.after;

-- :name unmerge_hip_stage  (1 merge)
UPDATE hip_stage SET patient = c.before FROM merge_change c
WHERE c.merge = ?1 AND c.object = 'hip_stage' AND c.field = 'patient' AND hip_stage.id = c.object_id
  AND hip_stage.patient = c.after;

-- :name unmerge_decision  (1 merge)
UPDATE decision SET patient = c.before FROM merge_change c
WHERE c.merge = ?1 AND c.object = 'decision' AND c.field = 'patient' AND decision.id = c.object_id
  AND decision.patient = c.after;

-- :name unmerge_plan  (1 merge)
UPDATE plan SET patient = c.before FROM merge_change c
WHERE c.merge = ?1 AND c.object = 'plan' AND c.field = 'patient' AND plan.id = c.object_id
  AND plan.patient = c.after;

-- :name unmerge_session  (1 merge)
UPDATE session SET patient = c.before FROM merge_change c
WHERE c.merge = ?1 AND c.object = 'session' AND c.field = 'patient' AND session.id = c.object_id
  AND session.patient = c.after;

-- :name unmerge_wait  (1 merge)
UPDATE wait SET patient = c.before FROM merge_change c
WHERE c.merge = ?1 AND c.object = 'wait' AND c.field = 'patient' AND wait.id = c.object_id
  AND wait.patient = c.after;

-- :name unmerge_due  (1 merge)
UPDATE due SET patient = c.before FROM merge_change c
WHERE c.merge = ?1 AND c.object = 'due' AND c.field = 'patient' AND due.id = c.object_id
  AND due.patient = c.after;

-- :name unmerge_score  (1 merge)
UPDATE score SET patient = c.before FROM merge_change c
WHERE c.merge = ?1 AND c.object = 'score' AND c.field = 'patient' AND score.id = c.object_id
  AND score.patient = c.after;

-- :name unmerge_response_state  (1 merge)
UPDATE response SET state = c.before FROM merge_change c
WHERE c.merge = ?1 AND c.object = 'response' AND c.field = 'state' AND response.id = c.object_id
  AND response.state = c.after;

-- :name unmerge_course_plan  (1 merge)
UPDATE course SET plan = c.before FROM merge_change c
WHERE c.merge = ?1 AND c.object = 'course' AND c.field = 'plan' AND course.id = c.object_id
  AND course.plan = c.after;

-- :name unmerge_plan_state  (1 merge)
UPDATE plan SET state = c.before FROM merge_change c
WHERE c.merge = ?1 AND c.object = 'plan' AND c.field = 'state' AND plan.id = c.object_id
  AND plan.state = c.after;

-- :name unmerge_session_lanes  (1 merge)
UPDATE session SET lanes = c.before FROM merge_change c
WHERE c.merge = ?1 AND c.object = 'session' AND c.field = 'lanes' AND session.id = c.object_id
  AND session.lanes = c.after;

-- :name unmerge_patient_merged_into  (1 merge)
UPDATE patient SET merged_into = c.before FROM merge_change c
WHERE c.merge = ?1 AND c.object = 'patient' AND c.field = 'merged_into' AND patient.id = c.object_id
  AND patient.merged_into = c.after;

-- :name unmerge_patient_sensitive  (1 merge)
UPDATE patient SET sensitive = c.before, sensitive_by = NULL FROM merge_change c
WHERE c.merge = ?1 AND c.object = 'patient' AND c.field = 'sensitive' AND patient.id = c.object_id
  AND patient.sensitive = c.after;

-- What was added since to something that goes back goes with it.
-- :name unmerge_added_sessions  (1 kept, 2 gone)
UPDATE session SET patient = ?2
WHERE patient = ?1 AND course IN
  (SELECT c.id FROM plan p JOIN course c ON c.plan = p.id WHERE p.patient = ?2);

-- :name unmerge_added_waits  (1 kept, 2 gone)
UPDATE wait SET patient = ?2
WHERE patient = ?1 AND course IN
  (SELECT c.id FROM plan p JOIN course c ON c.plan = p.id WHERE p.patient = ?2);

-- Corrections of answers, and corrections of those.
-- :name unmerge_added_responses  (1 kept, 2 gone)
WITH RECURSIVE later (id) AS (
  SELECT n.id FROM response n JOIN response o ON o.id = n.supersedes
  WHERE n.patient = ?1 AND o.patient = ?2
  UNION SELECT n.id FROM response n JOIN session s ON s.id = n.session
  WHERE n.patient = ?1 AND s.patient = ?2
  UNION SELECT n.id FROM later l JOIN response n ON n.supersedes = l.id AND n.patient = ?1)
UPDATE response SET patient = ?2 WHERE id IN (SELECT id FROM later);

-- :name unmerge_added_stages  (1 kept, 2 gone)
UPDATE hip_stage SET patient = ?2
WHERE patient = ?1 AND response IN (SELECT id FROM response WHERE patient = ?2);

-- :name unmerge_added_scores  (1 kept, 2 gone)
UPDATE score SET patient = ?2
WHERE patient = ?1 AND response IN (SELECT id FROM response WHERE patient = ?2);

-- :name unmerge_added_decisions  (1 kept, 2 gone)
UPDATE decision SET patient = ?2
WHERE patient = ?1 AND hip_stage IN (SELECT id FROM hip_stage WHERE patient = ?2);

-- :name unmerge_added_dues  (1 kept, 2 gone)
UPDATE due SET patient = ?2
WHERE patient = ?1 AND decision IN (SELECT id FROM decision WHERE patient = ?2);

-- What stays with one record does not name what went back to the other.
-- :name unmerge_loose_courses  (1 patient)
UPDATE course SET decision = NULL
WHERE plan IN (SELECT id FROM plan WHERE patient = ?1) AND decision IS NOT NULL
  AND (SELECT d.patient FROM decision d WHERE d.id = course.decision) <> ?1;

-- :name unmerge_loose_dues  (1 patient)
UPDATE due SET session = CASE WHEN (SELECT s.patient FROM session s WHERE s.id = due.session) = ?1
    THEN session END,
  response = CASE WHEN (SELECT r.patient FROM response r WHERE r.id = due.response) = ?1
    THEN response END
WHERE patient = ?1 AND (session IS NOT NULL OR response IS NOT NULL);

-- What was saved for this record since a merge, for the person who takes it back: what has its
-- first line in the audit after that of the merge, which notes itself last.  A day, or when.
-- :name merge_added_since  (1 patient, 2 merge)
WITH merged (line) AS (
  SELECT min(id) FROM audit WHERE object = 'merge_journal' AND object_id = ?2)
SELECT kind, what, day, at FROM (
SELECT 'record' AS kind, x.form AS what, x.day AS day, 0 AS at FROM response x, merged
WHERE x.patient = ?1 AND x.state IN ('final', 'incomplete') AND (SELECT min(u.id) FROM audit u WHERE u.object = 'response' AND u.object_id = x.id) > line
UNION ALL SELECT 'visit', x.label, x.day, 0 FROM session x, merged
WHERE x.patient = ?1 AND (SELECT min(u.id) FROM audit u WHERE u.object = 'session' AND u.object_id = x.id) > line
UNION ALL SELECT 'treatment', x.treatment, x.day, 0 FROM decision x, merged
WHERE x.patient = ?1 AND (SELECT min(u.id) FROM audit u WHERE u.object = 'decision' AND u.object_id = x.id) > line
UNION ALL SELECT 'plan', x.goals, x.day, 0 FROM plan x, merged
WHERE x.patient = ?1 AND (SELECT min(u.id) FROM audit u WHERE u.object = 'plan' AND u.object_id = x.id) > line
UNION ALL SELECT 'course', x.label, 0, (SELECT u.at FROM audit u WHERE u.object = 'course' AND u.object_id = x.id
  ORDER BY u.id LIMIT 1) FROM course x JOIN plan p ON p.id = x.plan, merged
WHERE p.patient = ?1 AND (SELECT min(u.id) FROM audit u WHERE u.object = 'course' AND u.object_id = x.id) > line
UNION ALL SELECT 'alert', x.text, x.since, 0 FROM alert x, merged
WHERE x.patient = ?1 AND (SELECT min(u.id) FROM audit u WHERE u.object = 'alert' AND u.object_id = x.id) > line
UNION ALL SELECT 'place on the wait list', coalesce((SELECT k.label FROM course k WHERE k.id = x.course), x.wish), x.since, 0 FROM wait x, merged
WHERE x.patient = ?1 AND (SELECT min(u.id) FROM audit u WHERE u.object = 'wait' AND u.object_id = x.id) > line
UNION ALL SELECT 'disclosure to', x.recipient, x.day, 0 FROM disclosure x, merged
WHERE x.patient = ?1 AND (SELECT min(u.id) FROM audit u WHERE u.object = 'disclosure' AND u.object_id = x.id) > line
UNION ALL SELECT 'wish to amend', x.wish, x.day, 0 FROM amendment x, merged
WHERE x.patient = ?1 AND (SELECT min(u.id) FROM audit u WHERE u.object = 'amendment' AND u.object_id = x.id) > line
UNION ALL SELECT 'try to reach them:', replace(x.outcome, '_', ' '), 0, x.at FROM due d JOIN contact_attempt x ON x.due = d.id, merged
WHERE d.patient = ?1 AND (SELECT min(u.id) FROM audit u WHERE u.object = 'contact_attempt' AND u.object_id = x.id) > line
UNION ALL SELECT 'colleague let in:', s.name, 0, x.at FROM admitted x JOIN staff s ON s.id = x.staff, merged
WHERE x.patient = ?1 AND x.ended IS NULL AND (SELECT min(u.id) FROM audit u WHERE u.object = 'admitted' AND u.object_id = x.id) > line)
ORDER BY CASE WHEN at > 0 THEN at / 86400 ELSE day END;

-- The record that stays is marked sensitive, and was so by somebody since the merge: whose mark.
-- :name merge_marked_since  (1 kept, 2 merge)
SELECT coalesce(p.sensitive_by, 0) FROM patient p WHERE p.id = ?1 AND p.sensitive = 1 AND EXISTS (
  SELECT 1 FROM version v WHERE v.object = 'patient' AND v.object_id = ?1
    AND v.audit > (SELECT min(id) FROM audit WHERE object = 'merge_journal' AND object_id = ?2)
    AND json_extract(v.data, '$.patient.sensitive') = 0);

-- Nobody says of which of the two it holds: neither is open to all.
-- :name unmerge_mark  (1 kept, 2 gone, 3 by whom)
UPDATE patient SET sensitive = 1,
  sensitive_by = CASE WHEN sensitive THEN sensitive_by ELSE nullif(?3, 0) END
WHERE id IN (?1, ?2);

-- A stage or score that was replaced by one of the other person holds again.
-- :name unmerge_stages  (1 patient)
UPDATE hip_stage SET superseded = NULL
WHERE patient = ?1 AND superseded IS NOT NULL
  AND (SELECT n.patient FROM hip_stage n WHERE n.id = hip_stage.superseded) <> ?1;

-- :name unmerge_scores  (1 patient)
UPDATE score SET superseded = NULL
WHERE patient = ?1 AND superseded IS NOT NULL
  AND (SELECT n.patient FROM score n WHERE n.id = score.superseded) <> ?1;

-- :name unmerge_cells  (1 owner of gone, 2 owner of kept, 3 gone)
UPDATE reservation SET owner = ?1, lane = s.lanes / 1000000 FROM session s
WHERE reservation.owner = ?2 AND s.id = reservation.session AND s.patient = ?3;

-- The record that a person has now, and all those that became part of it.
-- :name merge_survivor  (1 patient)
WITH RECURSIVE up (id, next) AS (
  SELECT id, merged_into FROM patient WHERE id = ?1
  UNION ALL SELECT p.id, p.merged_into FROM up JOIN patient p ON p.id = up.next)
SELECT id FROM up WHERE next IS NULL;

-- :name merge_parts  (1 patient): without itself
WITH RECURSIVE part (id) AS (
  SELECT id FROM patient WHERE merged_into = ?1
  UNION SELECT p.id FROM part JOIN patient p ON p.merged_into = part.id)
SELECT id FROM part ORDER BY id;

-- :name merge_queue_next  (1 below id, 2 how many)
SELECT id FROM patient WHERE id < ?1 AND merged_into IS NULL ORDER BY id DESC LIMIT ?2;

-- :name merge_queue_since  (1 above id)
SELECT id FROM patient WHERE id > ?1 AND merged_into IS NULL ORDER BY id DESC LIMIT 100;

-- :name merge_pair_stands  (1 lower id, 2 higher id)
SELECT 1 FROM patient p JOIN patient q ON q.id = ?2
WHERE p.id = ?1 AND p.merged_into IS NULL AND q.merged_into IS NULL
  AND NOT EXISTS (SELECT 1 FROM not_duplicate n WHERE n.one = ?1 AND n.other = ?2);

-- :name not_duplicate_put  (1 lower id, 2 higher id, 3 at, 4 staff)
INSERT OR IGNORE INTO not_duplicate (one, other, at, staff) VALUES (?1, ?2, ?3, ?4);

-- :name not_duplicate_drop  (1 lower id, 2 higher id)
DELETE FROM not_duplicate WHERE one = ?1 AND other = ?2;

-- :name not_duplicate_of  (1 patient)
SELECT other FROM not_duplicate WHERE one = ?1 UNION ALL SELECT one FROM not_duplicate WHERE other = ?1;
