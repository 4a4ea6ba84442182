-- Statements of search_store.c and search_find.c.

-- :name search_range  (1 from, 2 below): the token table's own order
SELECT patient, rank FROM token WHERE token >= ?1 AND token < ?2 ORDER BY token, rank, patient;

-- :name search_count  (1 from, 2 below, 3 most)
SELECT count(*) FROM (SELECT 1 FROM token WHERE token >= ?1 AND token < ?2 LIMIT ?3);

-- :name search_has  (1 patient, 2 from, 3 below, 4 parity of the rank or -1)
SELECT 1 FROM token
WHERE patient = ?1 AND token >= ?2 AND token < ?3 AND (?4 < 0 OR rank % 2 = ?4) LIMIT 1;

-- :name duplicate_look  (1 patient): of one who is no part of another
SELECT born FROM patient WHERE id = ?1 AND merged_into IS NULL;

-- A patient was seen when a session took place or a record was made that takes their presence;
-- scores and consent may be asked by telephone.
-- :name search_rows  (1 ids as a JSON array, 2 today): a screenful at once
SELECT p.id, coalesce(n.shown, ''), coalesce(n.latin, ''), p.number, p.born, p.born_estimated,
       p.sensitive, p.state,
       (SELECT s.day FROM session s
        WHERE s.patient = p.id AND s.day <= ?2 AND s.state = 'done'
        UNION ALL
        SELECT r.day FROM response r
        WHERE r.patient = p.id AND r.day <= ?2 AND r.state IN ('final', 'incomplete')
          AND r.form IN ('intake', 'stage', 'visit', 'session', 'walking', 'harris-hip')
        ORDER BY 1 DESC LIMIT 1),
       (SELECT h.stage FROM hip_stage h JOIN response a ON a.id = h.response
        WHERE h.patient = p.id AND h.side = 'R' AND a.state = 'final'
        ORDER BY a.day DESC, h.id DESC LIMIT 1),
       (SELECT h.stage FROM hip_stage h JOIN response a ON a.id = h.response
        WHERE h.patient = p.id AND h.side = 'L' AND a.state = 'final'
        ORDER BY a.day DESC, h.id DESC LIMIT 1)
FROM json_each(?1) j
CROSS JOIN patient p ON p.id = j.value
LEFT JOIN name n ON n.id =
       (SELECT m.id FROM name m WHERE m.patient = p.id ORDER BY m.kind, m.id LIMIT 1)
ORDER BY j.key;
