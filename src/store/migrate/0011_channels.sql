-- To be called and to be sent messages are agreed to each by itself; until now a yes was to either.
-- `allowed` of a telephone is of calls from now on.
ALTER TABLE contact ADD COLUMN messages INTEGER CHECK (messages IN (0, 1));  -- NULL: not asked
UPDATE contact SET messages = 0 WHERE kind = 'phone' AND allowed = 0;
-- Which of them a yes was to, the registration says; where it does not, nobody knows.
UPDATE contact SET (allowed, messages) = (
  SELECT CASE WHEN a.type = 'many' THEN instr(',' || a.value || ',', ',phone,') > 0 END,
         CASE WHEN a.type = 'many' THEN instr(',' || a.value || ',', ',sms,') > 0 END
  FROM response r LEFT JOIN answer a ON a.response = r.id AND a.field = 'consent_contact'
  WHERE r.patient = contact.patient AND r.form = 'registration' AND r.state IN ('final', 'incomplete')
  ORDER BY r.day DESC, r.id DESC LIMIT 1)
WHERE kind = 'phone' AND allowed = 1;
