-- What 0012 took for a day that was told and is none: of a decision for a day to come, and of one
-- whose other day was taken back again.
UPDATE decision SET began = NULL
WHERE began = day AND day - at / 86400 >= -1
  AND NOT EXISTS (SELECT 1 FROM version v WHERE v.object = 'decision' AND v.object_id = decision.id
                  AND json_type(v.data, '$.began') IS NOT NULL)
  AND coalesce((SELECT json_extract(v.data, '$.day') FROM version v
                WHERE v.object = 'decision' AND v.object_id = decision.id ORDER BY v.rev LIMIT 1),
               CASE WHEN day - at / 86400 > 1 THEN day END) = day;

-- Whose follow-up was counted from the day on which an operation was decided, and waits for the day
-- of that operation: counted anew by the program, which knows the rules.
CREATE TABLE recount (patient INTEGER PRIMARY KEY REFERENCES patient (id)) STRICT;
INSERT INTO recount SELECT DISTINCT d.patient FROM decision d
WHERE d.ended IS NULL AND d.began IS NULL
  AND d.treatment IN ('stem-cell', 'core-decompression', 'bone-graft', 'hip-replacement')
  AND EXISTS (SELECT 1 FROM due x WHERE x.decision = d.id AND x.state = 'open' AND x.kind <> 'start');
