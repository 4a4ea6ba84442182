-- Statements of decision_store.c.

-- :name decision_add  (1 patient, 2 side, 3 hip_stage, 4 treatment, 5 class, 6 sentence, 7 rules, 8 pack, 9 reason, 10 note, 11 day, 12 author, 13 at, 14 began)
INSERT INTO decision (patient, side, hip_stage, treatment, class, sentence, rules, pack, reason, note, day, author, at, began)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14);

-- :name decision_warning_add  (1 decision, 2 code, 3 tier, 4 message)
INSERT INTO warning_shown (decision, code, tier, message) VALUES (?1, ?2, ?3, ?4);

-- :part decision_columns
SELECT d.id, d.patient, d.side, d.hip_stage, d.treatment, d.class, d.sentence, d.rules, d.pack,
       d.reason, d.note, d.day, d.author, s.initials, d.at, d.ended, d.end_reason, d.rev, h.stage, d.began

-- :name decision_by_id  (1 id)
-- :use decision_columns
FROM decision d JOIN staff s ON s.id = d.author LEFT JOIN hip_stage h ON h.id = d.hip_stage WHERE d.id = ?1;

-- :name decision_list  (1 patient, 2 ended ones too: 1)
-- :use decision_columns
FROM decision d JOIN staff s ON s.id = d.author LEFT JOIN hip_stage h ON h.id = d.hip_stage
WHERE d.patient = ?1 AND (d.ended IS NULL OR ?2)
ORDER BY d.side DESC, d.id LIMIT 200;

-- :name decision_warnings  (1 decision)
SELECT code, tier, message FROM warning_shown WHERE decision = ?1 ORDER BY code;

-- :name decision_version  (1 id)
SELECT rev, patient, json_object('side', side, 'treatment', treatment, 'class', class,
  'reason', reason, 'note', note, 'day', day, 'began', began, 'ended', ended, 'end_reason', end_reason)
 FROM decision WHERE id = ?1;

-- :name decision_set_ended  (1 id, 2 day or NULL, 3 reason)
UPDATE decision SET ended = ?2, end_reason = ?3, rev = rev + 1 WHERE id = ?1;

-- :name decision_set_began  (1 id, 2 day or NULL)
UPDATE decision SET began = ?2, rev = rev + 1 WHERE id = ?1;
