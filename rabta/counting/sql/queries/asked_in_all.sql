-- How many pairs asked_pair.sql gives, and how many that were asked a person's judgement has settled.
SELECT (SELECT count(*) FROM asked_pair) AS total,
       (SELECT count(*) FROM newest n WHERE EXISTS (
            SELECT FROM judged_pair p WHERE p.a = n.a AND p.b = n.b AND NOT p.differ)
          AND EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = n.a)
          AND EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = n.b)) AS settled
