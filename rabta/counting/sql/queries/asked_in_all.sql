-- How many pairs asked_pair.sql gives, and those of them that renumbered.sql says are equal but for their numbers.
SELECT (SELECT count(*) FROM asked_pair) AS total, (SELECT coalesce(jsonb_agg(to_jsonb(w)), '[]') FROM renumbered w) AS renumbered
