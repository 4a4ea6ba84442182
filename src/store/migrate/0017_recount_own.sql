-- 0014 named who waits for one of the operations that come with the program.  Which treatments are
-- operations in a clinic's own pack, only the program can tell: it strikes out all others.
INSERT OR IGNORE INTO recount SELECT DISTINCT d.patient FROM decision d
WHERE d.ended IS NULL AND d.began IS NULL
  AND EXISTS (SELECT 1 FROM due x WHERE x.decision = d.id AND x.state = 'open' AND x.kind <> 'start');
