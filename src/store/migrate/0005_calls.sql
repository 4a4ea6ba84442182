-- Who must be called the same day: due items of a kind of their own, few among many.
CREATE INDEX due_call ON due (target, patient) WHERE state = 'open' AND kind = 'contact';
