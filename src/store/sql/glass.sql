-- Statements of glass_store.c.

-- :name glass_is_sensitive  (1 patient)
SELECT sensitive FROM patient WHERE id = ?1;

-- Who marked the chart, or one that became part of it, who was let in, and who treats: a visit, a
-- record, a decision or a plan says so.  A visit does that for a year, and where somebody else gave it to the therapist
-- who has it: else whoever books would open what they like.
-- :name glass_reads  (1 patient, 2 staff, 3 treats, 4 day from which visits count)
WITH RECURSIVE part(id) AS (VALUES (?1)
  UNION SELECT p.id FROM patient p JOIN part ON p.merged_into = part.id)
SELECT EXISTS (
    SELECT 1 FROM patient p JOIN part ON part.id = p.id WHERE p.sensitive AND p.sensitive_by = ?2)
  OR EXISTS (
    SELECT 1 FROM admitted d JOIN part ON d.patient = part.id WHERE d.staff = ?2 AND d.ended IS NULL)
  OR (?3 AND (
    EXISTS (SELECT 1 FROM session s JOIN resource t ON t.id = s.therapist
      WHERE s.patient = ?1 AND s.day >= ?4 AND t.staff = ?2
      AND s.state NOT IN ('cancelled', 'no_show')
      AND ?2 <> coalesce((SELECT a.staff FROM version v JOIN audit a ON a.id = v.audit
        WHERE v.object = 'session' AND v.object_id = s.id
        AND json_extract(v.data, '$.therapist') IS NOT s.therapist
        ORDER BY v.id DESC LIMIT 1), s.made_by))
    OR EXISTS (SELECT 1 FROM response WHERE patient = ?1 AND author = ?2
      AND form <> 'registration' AND state <> 'error')
    OR EXISTS (SELECT 1 FROM hip_stage WHERE patient = ?1 AND author = ?2)
    OR EXISTS (SELECT 1 FROM decision WHERE patient = ?1 AND author = ?2)
    OR EXISTS (SELECT 1 FROM plan WHERE patient = ?1 AND author = ?2)));

-- :name glass_of_course  (1 id): whose it is
SELECT p.patient, 0 FROM course AS c JOIN plan AS p ON p.id = c.plan WHERE c.id = ?1;

-- :name glass_of_plan  (1 id)
SELECT patient, 0 FROM plan WHERE id = ?1;

-- :name glass_of_decision  (1 id)
SELECT patient, 0 FROM decision WHERE id = ?1;

-- :name glass_of_due  (1 id)
SELECT patient, 0 FROM due WHERE id = ?1;

-- :name glass_of_response  (1 id)
SELECT patient, 0 FROM response WHERE id = ?1;

-- :name glass_of_merge  (1 id)
SELECT kept, gone FROM merge_journal WHERE id = ?1;

-- :name glass_of_disclosure  (1 id)
SELECT patient, 0 FROM disclosure WHERE id = ?1;

-- :name glass_of_amendment  (1 id)
SELECT patient, 0 FROM amendment WHERE id = ?1;

-- :name glass_open  (1 patient, 2 staff, 3 at)
SELECT id, until FROM glass WHERE patient = ?1 AND staff = ?2 AND until > ?3 AND at <= ?3
ORDER BY until DESC LIMIT 1;

-- :name glass_add  (1 patient, 2 staff, 3 at, 4 until, 5 reason)
INSERT INTO glass (patient, staff, at, until, reason) VALUES (?1, ?2, ?3, ?4, ?5);

-- :name glass_review  (1 id, 2 at, 3 staff, 4 note)
UPDATE glass SET reviewed_at = ?2, reviewed_by = ?3, note = ?4 WHERE id = ?1 AND reviewed_at IS NULL;

-- :name glass_by_id  (1 id)
SELECT g.id, g.patient, g.staff, g.at, g.until, g.reason, ifnull(g.reviewed_at, 0), g.note,
  s.name, ifnull(r.name, ''), p.number, ifnull(n.shown, ''),
  (SELECT count(*) FROM audit AS a WHERE a.object = 'glass' AND a.object_id = g.id
     AND a.action NOT IN ('glass.break', 'glass.review'))
FROM glass AS g
JOIN staff AS s ON s.id = g.staff
JOIN patient AS p ON p.id = g.patient
LEFT JOIN staff AS r ON r.id = g.reviewed_by
LEFT JOIN name AS n ON n.id = (SELECT id FROM name WHERE patient = g.patient AND kind = 'current' LIMIT 1)
WHERE g.id = ?1;

-- Those to be looked at first, the newest first.
-- :name glass_list  (1 most)
SELECT id FROM
  (SELECT id, 0 AS done FROM (SELECT id FROM glass WHERE reviewed_at IS NULL ORDER BY id DESC LIMIT ?1)
   UNION ALL
   SELECT id, 1 FROM (SELECT id FROM glass WHERE reviewed_at > 0 ORDER BY reviewed_at DESC LIMIT ?1))
ORDER BY done, id DESC LIMIT ?1;

-- :name glass_waiting
SELECT count(*) FROM glass WHERE reviewed_at IS NULL;

-- :name glass_row  (1 id): for its digest
SELECT 0, patient, json_object('staff', staff, 'at', at, 'until', until, 'reason', reason,
  'reviewed_at', reviewed_at, 'reviewed_by', reviewed_by, 'note', note)
FROM glass WHERE id = ?1;

-- :name admitted_add  (1 patient, 2 staff, 3 by whom, 4 at, 5 reason)
INSERT INTO admitted (patient, staff, made_by, at, reason) VALUES (?1, ?2, ?3, ?4, ?5);

-- :name admitted_end  (1 id, 2 ended)
UPDATE admitted SET ended = ?2 WHERE id = ?1 AND (ended IS NULL) <> (?2 IS NULL);

-- :name admitted_by_id  (1 id)
SELECT d.id, d.patient, d.staff, d.at, d.reason, ifnull(d.ended, 0), s.login, s.name, m.name
FROM admitted d JOIN staff s ON s.id = d.staff JOIN staff m ON m.id = d.made_by
WHERE d.id = ?1;

-- Those who are let in now, also into a record that became part of this one.
-- :name admitted_list  (1 patient)
WITH RECURSIVE part(id) AS (VALUES (?1)
  UNION SELECT p.id FROM patient p JOIN part ON p.merged_into = part.id)
SELECT d.id FROM admitted d JOIN part ON d.patient = part.id JOIN staff s ON s.id = d.staff
WHERE d.ended IS NULL ORDER BY s.name, d.id;

-- Who has visits of this patient, whoever gave them.
-- :name admitted_visits  (1 patient, 2 day from which visits count)
SELECT DISTINCT t.staff FROM session s JOIN resource t ON t.id = s.therapist
WHERE s.patient = ?1 AND s.day >= ?2 AND t.staff IS NOT NULL
AND s.state NOT IN ('cancelled', 'no_show') ORDER BY t.staff;

-- :name admitted_row  (1 id): for its digest
SELECT 0, patient, json_object('staff', staff, 'made_by', made_by, 'at', at, 'reason', reason,
  'ended', ended)
FROM admitted WHERE id = ?1;
