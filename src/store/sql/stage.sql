-- Statements of stage_store.c.

-- :name stage_add  (1 patient, 2 side, 3 response, 4 day, 5 stage, 6 status, 7 size, 8 candidates, 9 missing, 10 rules, 11 pack, 12 author, 13 at)
INSERT INTO hip_stage (patient, side, response, day, stage, status, size, candidates, missing, rules, pack, author, at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13);

-- :name stage_supersede  (1 id, 2 by, or NULL: it holds again)
UPDATE hip_stage SET superseded = ?2 WHERE id = ?1;

-- :part stage_columns
SELECT h.id, h.patient, h.side, h.response, h.day, h.stage, h.status, h.size, h.candidates,
       h.missing, h.rules, h.pack, h.author, s.initials, h.at

-- A stage whose findings were entered in error is none, and an old record that is corrected or
-- comes late does not take the place of a newer one.
-- :name stage_latest  (1 patient, 2 side)
-- :use stage_columns
FROM hip_stage h JOIN response r ON r.id = h.response JOIN staff s ON s.id = h.author
WHERE h.patient = ?1 AND h.side = ?2 AND r.state = 'final'
ORDER BY r.day DESC, h.id DESC LIMIT 1;

-- What the hip was before a record that is corrected: neither that one nor what it corrected.
-- :name stage_before  (1 patient, 2 side, 3 response)
-- :use stage_columns
FROM hip_stage h JOIN response r ON r.id = h.response JOIN staff s ON s.id = h.author
WHERE h.patient = ?1 AND h.side = ?2 AND h.response <> ?3 AND r.state = 'final'
  AND r.day <= (SELECT x.day FROM response x WHERE x.id = ?3)
ORDER BY r.day DESC, h.id DESC LIMIT 1;

-- :name stage_list  (1 patient)
-- :use stage_columns
FROM hip_stage h JOIN response r ON r.id = h.response JOIN staff s ON s.id = h.author
WHERE h.patient = ?1 AND r.state IN ('final', 'superseded')
ORDER BY h.id DESC LIMIT 100;

-- Those that the stages of one response replaced.
-- :name stage_replaced_by  (1 patient, 2 response)
SELECT o.id, n.id
FROM hip_stage n JOIN hip_stage o ON o.patient = n.patient AND o.side = n.side AND o.superseded = n.id
WHERE n.patient = ?1 AND n.response = ?2;

-- :name stage_row  (1 id): for its digest
SELECT 0, patient, json_object('side', side, 'response', response, 'day', day, 'stage', stage,
  'status', status, 'size', size, 'candidates', candidates, 'missing', missing, 'rules', rules,
  'pack', pack, 'superseded', superseded)
FROM hip_stage WHERE id = ?1;
