-- Incidents whose folded words hold every needle, newest report first, at most `most` (500): the one search by words.
-- For records.queries. A trigram index is not leakproof and so is useless under row security; here the policy's own
-- condition stands in the function, after the index and before anything leaves. The needles are folded by the caller;
-- the first three, which should be the longest, lead together. There are no statistics of words, so the planner cannot
-- know a name from a common word: `hit` asks the index of words first (nothing but it: enable_seqscan), and only where
-- more than 20,000 incidents hold them all are these walked from the newest on. Of what was hit, only the newest are
-- asked whether their reading still counts. Words of the protected compartment are searched for those who hold it
-- (role 7) and for nobody else. Takes the place of ../search_incidents.sql.
CREATE OR REPLACE FUNCTION search_incidents(needles text[], most integer) RETURNS TABLE (incident_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rabta, public, pg_temp
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan
AS $$
    WITH pattern AS MATERIALIZED (
        SELECT n, '%' || replace(replace(replace(needles[n], '\', '\\'), '%', '\%'), '_', '\_') || '%' AS pattern
        FROM unnest(ARRAY[1, 2, 3]) AS n
    ),
    wanted AS MATERIALIZED (
        SELECT one.pattern AS one, coalesce(two.pattern, one.pattern) AS two, coalesce(three.pattern, one.pattern) AS three
        FROM pattern one, pattern two, pattern three WHERE (one.n, two.n, three.n) = (1, 2, 3)
    ),
    hit AS MATERIALIZED (
        SELECT o.id, o.reading_id, o.marking_id, o.reported_on
        FROM incident o
        WHERE length(needles[1]) > 2
          AND o.search LIKE (SELECT one FROM wanted) AND o.search LIKE (SELECT two FROM wanted)
          AND o.search LIKE (SELECT three FROM wanted)
          AND NOT EXISTS (SELECT FROM unnest(needles[4:]) AS needle WHERE strpos(o.search, needle) = 0)
        LIMIT 20001
    ),
    told AS MATERIALIZED (SELECT length(needles[1]) < 3 OR count(*) > 20000 AS is_common FROM hit)
    SELECT found.id
    FROM (
        (SELECT i.id, i.reported_on
         FROM (SELECT i.id, i.reading_id, i.reported_on
               FROM hit i
               WHERE NOT (SELECT is_common FROM told)
                 AND i.marking_id IN (SELECT visible_markings())
               ORDER BY i.reported_on DESC NULLS LAST, i.id) i
         JOIN current_reading c ON c.id = i.reading_id
         ORDER BY i.reported_on DESC NULLS LAST, i.id
         LIMIT 500)
        UNION ALL
        (SELECT i.id, i.reported_on
         FROM incident i
         JOIN current_reading c ON c.id = i.reading_id
         WHERE (SELECT is_common FROM told)
           AND NOT EXISTS (SELECT FROM unnest(needles) AS needle WHERE strpos(i.search, needle) = 0)
           AND i.marking_id IN (SELECT visible_markings())
         ORDER BY i.reported_on DESC NULLS LAST, i.id
         LIMIT 500)
        UNION ALL
        (SELECT i.id, i.reported_on
         FROM protected_incident p
         JOIN incident i ON i.id = p.incident_id
         JOIN current_reading c ON c.id = i.reading_id
         WHERE (SELECT reader_has_role(7::smallint))
           AND p.search LIKE (SELECT one FROM wanted)
           AND NOT EXISTS (SELECT FROM unnest(needles) AS needle WHERE strpos(p.search, needle) = 0)
           AND i.marking_id IN (SELECT visible_markings())
         ORDER BY i.reported_on DESC NULLS LAST, i.id
         LIMIT 500)
    ) found
    ORDER BY found.reported_on DESC NULLS LAST, found.id
    LIMIT least(most, 500)
$$;
