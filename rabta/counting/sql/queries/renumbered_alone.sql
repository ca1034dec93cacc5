-- What renumbered.sql says alone, which looks at no other question.
SELECT coalesce(jsonb_agg(to_jsonb(w)), '[]') AS renumbered FROM renumbered w
