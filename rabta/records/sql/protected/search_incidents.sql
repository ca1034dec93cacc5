-- Incidents whose folded words hold every needle, newest report first, at most `most` (500): the one search by words.
-- For records.queries. A trigram index is not leakproof and so is useless under row security; here the policy's own
-- condition stands in the function, after the index and before anything leaves. The needles are folded by the caller;
-- the first, which should be the longest, leads. There are no statistics of words, so the planner cannot know a name from
-- a common word: `hit` asks the index of words first (nothing but it: enable_seqscan), and only where more than 20,000
-- incidents hold the word are they walked from the newest on. Words of the protected compartment are searched for those
-- who hold it (role 7) and for nobody else. Takes the place of ../search_incidents.sql.
CREATE OR REPLACE FUNCTION search_incidents(needles text[], most integer) RETURNS TABLE (incident_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET enable_seqscan = off SET search_path = rabta, public, pg_temp
AS $$
    WITH wanted AS MATERIALIZED (
        SELECT '%' || replace(replace(replace(needles[1], '\', '\\'), '%', '\%'), '_', '\_') || '%' AS pattern
    ),
    hit AS MATERIALIZED (
        SELECT o.id FROM incident o WHERE o.search LIKE (SELECT pattern FROM wanted) LIMIT 20001
    ),
    told AS MATERIALIZED (SELECT count(*) > 20000 AS is_common FROM hit)
    SELECT found.id
    FROM (
        (SELECT i.id, i.reported_on
         FROM hit
         JOIN incident i ON i.id = hit.id
         JOIN current_reading c ON c.id = i.reading_id
         WHERE NOT (SELECT is_common FROM told)
           AND NOT EXISTS (SELECT FROM unnest(needles) AS needle WHERE strpos(i.search, needle) = 0)
           AND i.marking_id IN (SELECT visible_markings())
         ORDER BY i.reported_on DESC NULLS LAST, i.id
         LIMIT least(most, 500))
        UNION ALL
        (SELECT i.id, i.reported_on
         FROM incident i
         JOIN current_reading c ON c.id = i.reading_id
         WHERE (SELECT is_common FROM told)
           AND NOT EXISTS (SELECT FROM unnest(needles) AS needle WHERE strpos(i.search, needle) = 0)
           AND i.marking_id IN (SELECT visible_markings())
         ORDER BY i.reported_on DESC NULLS LAST, i.id
         LIMIT least(most, 500))
        UNION ALL
        (SELECT i.id, i.reported_on
         FROM protected_incident p
         JOIN incident i ON i.id = p.incident_id
         JOIN current_reading c ON c.id = i.reading_id
         WHERE (SELECT reader_has_role(7::smallint))
           AND p.search LIKE (SELECT pattern FROM wanted)
           AND NOT EXISTS (SELECT FROM unnest(needles) AS needle WHERE strpos(p.search, needle) = 0)
           AND i.marking_id IN (SELECT visible_markings())
         ORDER BY i.reported_on DESC NULLS LAST, i.id
         LIMIT least(most, 500))
    ) found
    ORDER BY found.reported_on DESC NULLS LAST, found.id
    LIMIT least(most, 500)
$$;
