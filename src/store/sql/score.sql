-- Statements of score_store.c.

-- :name score_add  (1 patient, 2 side, 3 instrument, 4 method, 5 response, 6 day, 7 total, 8 grade)
INSERT INTO score (patient, side, instrument, method, response, day, total, grade)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8);

-- Scores of answers that were corrected or entered in error do not count.
-- :name score_list  (1 patient)
SELECT c.id, c.patient, c.side, c.instrument, c.method, c.response, c.day, c.total, c.grade
FROM score c JOIN response r ON r.id = c.response
WHERE c.patient = ?1 AND r.state = 'final'
ORDER BY c.instrument, c.side DESC, c.day, c.id LIMIT 500;

-- :name score_row  (1 id): for its digest
SELECT 0, patient, json_object('side', side, 'instrument', instrument, 'method', method,
  'response', response, 'day', day, 'total', total, 'grade', grade)
FROM score WHERE id = ?1;
