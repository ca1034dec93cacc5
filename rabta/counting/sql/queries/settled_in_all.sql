-- How many pairs the rules ask about that a person's judgement has settled, behind asked_pair.sql.
SELECT count(*) AS total FROM question q WHERE q.kind = 'settled'
