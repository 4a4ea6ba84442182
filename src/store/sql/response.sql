-- Statements of response_store.c.

-- :name response_add  (1 patient, 2 form, 3 version, 4 hash, 5 session, 6 day, 7 state, 8 author, 9 at, 10 supersedes, 11 reason, 12 digest)
INSERT INTO response (patient, form, version, hash, session, day, state, author, at, supersedes, reason, digest)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12);

-- :name response_answer_add  (1 response, 2 field, 3 part, 4 type, 5 value, 6 confirmed, 7 asked)
INSERT INTO answer (response, field, part, type, value, confirmed, asked)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);

-- :part response_columns
SELECT r.id, r.patient, r.form, r.version, r.hash, r.session, r.day, r.state, r.author, s.initials,
       r.at, r.supersedes, r.reason, r.digest, r.rev

-- :name response_by_id  (1 id)
-- :use response_columns
FROM response r JOIN staff s ON s.id = r.author WHERE r.id = ?1;

-- The last one that holds: what was corrected or entered in error is passed over.
-- :name response_latest  (1 patient, 2 form, 3 the only state or NULL, 4 before day or NULL)
-- :use response_columns
FROM response r JOIN staff s ON s.id = r.author
WHERE r.patient = ?1 AND r.form = ?2 AND r.state IN ('final', 'incomplete')
  AND (?3 IS NULL OR r.state = ?3) AND (?4 IS NULL OR r.day < ?4)
ORDER BY r.day DESC, r.id DESC LIMIT 1;

-- :name response_list  (1 patient)
-- :use response_columns
FROM response r JOIN staff s ON s.id = r.author
WHERE r.patient = ?1 AND r.state IN ('final', 'incomplete')
ORDER BY r.at DESC, r.id DESC LIMIT 200;

-- The largest measure in mm of each hip in each stage record.
-- :name response_depths  (1 patient)
SELECT r.id, a.part, max(CAST(a.value AS REAL))
FROM response r JOIN answer a ON a.response = r.id
WHERE r.patient = ?1 AND r.form = 'stage' AND r.state IN ('final', 'incomplete')
  AND substr(a.field, -3) = '_mm' AND a.type <> 'na'
GROUP BY r.id, a.part;

-- :name response_every  (1 patient)
-- :use response_columns
FROM response r JOIN staff s ON s.id = r.author
WHERE r.patient = ?1 ORDER BY r.at DESC, r.id DESC LIMIT 1000;

-- :name response_answers  (1 response)
SELECT field, part, type, value, confirmed, asked FROM answer
WHERE response = ?1 ORDER BY field, part;

-- :name response_version  (1 id)
SELECT rev, patient, json_object('state', state, 'reason', reason) FROM response WHERE id = ?1;

-- :name response_set_state  (1 id, 2 state, 3 reason)
UPDATE response SET state = ?2, reason = ?3, rev = rev + 1 WHERE id = ?1;
