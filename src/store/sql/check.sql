-- Statements of db_check.c.  They look at everything there is.

-- :name check_integrity
PRAGMA integrity_check;

-- :name check_keys
PRAGMA foreign_key_check;

-- :name check_size: how much of it there is
SELECT (SELECT count(*) FROM patient), (SELECT count(*) FROM session), (SELECT count(*) FROM audit);

-- :name check_schema
SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema
WHERE substr(name, 1, 7) <> 'sqlite_' ORDER BY 1;

-- :name check_cells: sessions whose cells are not those that they should take
SELECT x.id, x.want, x.have, x.whole FROM (
  SELECT s.id,
    CASE WHEN s.state IN ('cancelled', 'no_show') THEN 0 ELSE s.minutes / 5
      + ((s.therapist IS NOT NULL) + (s.room IS NOT NULL) + (s.device IS NOT NULL))
        * ((s.minutes + s.changeover) / 5) END AS want,
    (SELECT count(*) FROM reservation r WHERE r.session = s.id) AS whole,
    (SELECT count(*) FROM reservation r WHERE r.session = s.id
       AND s.state NOT IN ('cancelled', 'no_show') AND r.cell >= s.day * 288 + s.minute / 5
       AND ((r.owner = 2 * s.patient + 1 AND r.lane = s.lanes / 1000000
             AND r.cell < s.day * 288 + (s.minute + s.minutes) / 5)
         OR (r.cell < s.day * 288 + (s.minute + s.minutes + s.changeover) / 5
             AND ((r.owner = 2 * s.therapist AND r.lane = s.lanes % 100)
               OR (r.owner = 2 * s.room AND r.lane = s.lanes / 100 % 100)
               OR (r.owner = 2 * s.device AND r.lane = s.lanes / 10000 % 100))))) AS have
  FROM session s) AS x
WHERE x.want <> x.have OR x.have <> x.whole;

-- :name check_unfindable: patients whom no search finds
SELECT p.id, p.number FROM patient p
WHERE p.merged_into IS NULL AND NOT EXISTS (SELECT 1 FROM token t WHERE t.patient = p.id);

-- :name check_nameless
SELECT p.id, p.number FROM patient p
WHERE NOT EXISTS (SELECT 1 FROM name n WHERE n.patient = p.id);

-- :name check_texts: what people read, wherever it stands
SELECT 'name', id, family || char(10) || given || char(10) || native || char(10) || reading
  FROM name
UNION ALL SELECT 'contact', id, value FROM contact
UNION ALL SELECT 'alert', id, text FROM alert
UNION ALL SELECT 'staff', id, login || char(10) || name || char(10) || initials FROM staff
UNION ALL SELECT 'resource', id, code || char(10) || name FROM resource
UNION ALL SELECT 'closure', id, name FROM closure
UNION ALL SELECT 'session', id, label || char(10) || note || char(10) || reason FROM session
UNION ALL SELECT 'due', id, what || char(10) || reason FROM due
UNION ALL SELECT 'disclosure', id, recipient || char(10) || address || char(10) || what || char(10)
  || purpose || char(10) || error FROM disclosure
UNION ALL SELECT 'amendment', id, wish || char(10) || reason FROM amendment;

-- Rows that name a row of another patient.
-- :name check_crossing
SELECT 'session', x.id, 'course', x.course FROM session x
  WHERE x.course IS NOT NULL AND x.patient <> (SELECT p.patient FROM course k JOIN plan p ON p.id = k.plan WHERE k.id = x.course)
UNION ALL SELECT 'wait', x.id, 'course', x.course FROM wait x
  WHERE x.course IS NOT NULL AND x.patient <> (SELECT p.patient FROM course k JOIN plan p ON p.id = k.plan WHERE k.id = x.course)
UNION ALL SELECT 'response', x.id, 'session', x.session FROM response x
  WHERE x.session IS NOT NULL AND x.patient <> (SELECT k.patient FROM session k WHERE k.id = x.session)
UNION ALL SELECT 'response', x.id, 'response', x.supersedes FROM response x
  WHERE x.supersedes IS NOT NULL AND x.patient <> (SELECT k.patient FROM response k WHERE k.id = x.supersedes)
UNION ALL SELECT 'hip_stage', x.id, 'response', x.response FROM hip_stage x
  WHERE x.response IS NOT NULL AND x.patient <> (SELECT k.patient FROM response k WHERE k.id = x.response)
UNION ALL SELECT 'hip_stage', x.id, 'hip_stage', x.superseded FROM hip_stage x
  WHERE x.superseded IS NOT NULL AND x.patient <> (SELECT k.patient FROM hip_stage k WHERE k.id = x.superseded)
UNION ALL SELECT 'score', x.id, 'response', x.response FROM score x
  WHERE x.response IS NOT NULL AND x.patient <> (SELECT k.patient FROM response k WHERE k.id = x.response)
UNION ALL SELECT 'score', x.id, 'score', x.superseded FROM score x
  WHERE x.superseded IS NOT NULL AND x.patient <> (SELECT k.patient FROM score k WHERE k.id = x.superseded)
UNION ALL SELECT 'decision', x.id, 'hip_stage', x.hip_stage FROM decision x
  WHERE x.hip_stage IS NOT NULL AND x.patient <> (SELECT k.patient FROM hip_stage k WHERE k.id = x.hip_stage)
UNION ALL SELECT 'due', x.id, 'decision', x.decision FROM due x
  WHERE x.decision IS NOT NULL AND x.patient <> (SELECT k.patient FROM decision k WHERE k.id = x.decision)
UNION ALL SELECT 'due', x.id, 'session', x.session FROM due x
  WHERE x.session IS NOT NULL AND x.patient <> (SELECT k.patient FROM session k WHERE k.id = x.session)
UNION ALL SELECT 'due', x.id, 'response', x.response FROM due x
  WHERE x.response IS NOT NULL AND x.patient <> (SELECT k.patient FROM response k WHERE k.id = x.response)
UNION ALL SELECT 'course', x.id, 'decision', x.decision FROM course x JOIN plan p ON p.id = x.plan
  JOIN decision k ON k.id = x.decision WHERE p.patient <> k.patient;
