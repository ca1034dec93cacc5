-- Incidents whose folded words hold a needle, newest report first, at most `most`: the one search by words.
-- For records.queries. A trigram index is not leakproof and so is useless under row security; here the policy's own
-- condition stands in the function, after the index and before anything leaves. The needle is folded by the caller.
CREATE OR REPLACE FUNCTION search_incidents(needle text, most integer) RETURNS TABLE (incident_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rabta, public, pg_temp
AS $$
    SELECT i.id
    FROM incident i
    JOIN current_reading c ON c.id = i.reading_id
    WHERE i.search LIKE '%' || replace(replace(replace(needle, '\', '\\'), '%', '\%'), '_', '\_') || '%'
      AND i.marking_id IN (SELECT visible_markings())
    ORDER BY i.reported_on DESC NULLS LAST, i.id
    LIMIT least(most, 500)
$$;
