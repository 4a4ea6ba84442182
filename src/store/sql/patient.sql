-- Statements of patient_store.c.

-- :name patient_by_id  (1 id)
SELECT id, number, born, born_estimated, coalesce(sex, ''), state, sensitive, sensitive_by,
       coalesce(merged_into, 0), registered_at, rev
FROM patient WHERE id = ?1;

-- :name patient_row  (1 id)
SELECT * FROM patient WHERE id = ?1;

-- :name patient_id_by_number  (1 number)
SELECT id FROM patient WHERE number = ?1;

-- :name patient_state  (1 id)
SELECT state FROM patient WHERE id = ?1;

-- :name patient_insert  (1 number, 2 born, 3 born_estimated, 4 sex, 5 state, 6 sensitive, 7 registered_at)
INSERT INTO patient (number, born, born_estimated, sex, state, sensitive, registered_at)
VALUES (?1, ?2, ?3, nullif(?4, ''), ?5, ?6, ?7);

-- :name patient_update  (1 id, 2 rev, 3 number, 4 born, 5 born_estimated, 6 sex, 7 state, 8 sensitive, 9 by whom)
UPDATE patient SET number = ?3, born = ?4, born_estimated = ?5, sex = nullif(?6, ''),
       state = ?7, sensitive = ?8, sensitive_by = nullif(?9, 0), rev = rev + 1
WHERE id = ?1 AND rev = ?2;

-- :name patient_count  (1 id): one version further
UPDATE patient SET rev = rev + 1 WHERE id = ?1;

-- :name name_of  (1 patient): the current one first
SELECT kind, family, given, native, reading, title, shown, latin
FROM name WHERE patient = ?1 ORDER BY kind, id;

-- :name name_add  (1 patient, 2 kind, 3 family, 4 given, 5 native, 6 reading, 7 title, 8 shown, 9 latin)
INSERT INTO name (patient, kind, family, given, native, reading, title, shown, latin)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9);

-- :name name_clear  (1 patient): a version keeps them
DELETE FROM name WHERE patient = ?1;

-- :name contact_of  (1 patient): as a version keeps them
SELECT kind, value, note, allowed, messages FROM contact WHERE patient = ?1 ORDER BY id;

-- :name contact_load  (1 patient)
SELECT kind, note, value, agreed FROM contact WHERE patient = ?1 ORDER BY id;

-- :name contact_add  (1 patient, 2 kind, 3 value, 4 note, 5 allowed: 1 yes, -1 no, 0 nobody asked, 6 messages)
INSERT INTO contact (patient, kind, value, note, allowed, messages)
VALUES (?1, ?2, ?3, ?4, CASE WHEN ?5 <> 0 THEN ?5 > 0 END, CASE WHEN ?6 <> 0 THEN ?6 > 0 END);

-- :name contact_clear  (1 patient): a version keeps them
DELETE FROM contact WHERE patient = ?1;

-- :name identifier_of  (1 patient)
SELECT system, value FROM identifier WHERE patient = ?1 ORDER BY system, value;

-- :name identifier_add  (1 patient, 2 system, 3 value)
INSERT INTO identifier (patient, system, value) VALUES (?1, ?2, ?3);

-- :name identifier_clear  (1 patient): a version keeps them
DELETE FROM identifier WHERE patient = ?1;

-- :name alert_of  (1 patient)
SELECT id, code, text, since, rev FROM alert
WHERE patient = ?1 AND ended IS NULL ORDER BY since, id;

-- :name alert_version  (1 id)
SELECT rev, patient, json_object('code', code, 'text', text, 'since', since, 'ended', ended)
FROM alert WHERE id = ?1;

-- :name alert_insert  (1 patient, 2 code, 3 text, 4 since)
INSERT INTO alert (patient, code, text, since) VALUES (?1, ?2, ?3, ?4);

-- :name alert_close  (1 id, 2 rev, 3 patient, 4 day)
UPDATE alert SET ended = ?4, rev = rev + 1
WHERE id = ?1 AND rev = ?2 AND patient = ?3 AND ended IS NULL;

-- :name token_clear  (1 patient)
DELETE FROM token WHERE patient = ?1;

-- :name token_add  (1 token, 2 rank, 3 patient)
INSERT OR IGNORE INTO token (token, rank, patient) VALUES (?1, ?2, ?3);
