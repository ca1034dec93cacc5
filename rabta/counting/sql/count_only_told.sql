-- What the reader in the token may be told of records that may be counted and not shown: grams by substance, place and
-- whole months. A deliberate disclosure (docs/explain/security-properties.md), and all of it: it takes no parameter, so
-- there is nothing to ask it but everything, and every use gives the same answer. For briefing, which enters each use in
-- the ledger.
-- Safe because it gives nothing but whole totals that stand (count_only_standing.sql), each of at least three records of
-- two originators that were in no total before (counting/rules/count_only.py): no sum or difference of answers, now or
-- over the years, is about fewer. It is silent for a reader who may open any incident of a total's events, or an incident that
-- may be of one event with one of them, also by way of others that this reader's agency may count: such a record is counted
-- where it shows. What the reader's own agency files later ends no total: else filing a guess would be a way to ask. It never
-- says which records, how many, or whose. A record counts only for a purpose its marking allows.
CREATE OR REPLACE FUNCTION count_only_told() RETURNS TABLE (
    substance smallint, country text, province text, date_from date, date_to date, mass_g bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rabta, pg_temp ROWS 20
AS $$
    WITH RECURSIVE me AS MATERIALIZED (
        SELECT r.agency, t.purpose
        FROM reader_token() t JOIN reader r ON r.id = t.reader_id AND r.active AND t.purpose = ANY (r.purposes)
    ),
    mine AS MATERIALIZED (
        SELECT t.*
        FROM count_only_standing t, me
        WHERE me.agency = ANY (t.agencies) AND NOT EXISTS (
            SELECT FROM count_only_held h JOIN incident i ON i.id = h.incident_id JOIN marking m ON m.id = i.marking_id
            WHERE h.total_id = t.id AND NOT me.purpose = ANY (m.purposes))
    ),
    near (total_id, key, open) AS (
        SELECT h.total_id, h.incident_key, false FROM count_only_held h JOIN mine ON mine.id = h.total_id
        UNION
        SELECT n.total_id, i.key, i.marking_id IN (SELECT visible_markings())
        FROM near n
        JOIN mine t ON t.id = n.total_id
        JOIN may_be_one j ON j.one = n.key
        JOIN incident i ON i.key = j.other
        JOIN current_reading c ON c.id = i.reading_id
        JOIN report rep ON rep.id = c.report_id
        JOIN reading first ON first.report_id = rep.id AND first.number = 1
        CROSS JOIN me
        WHERE NOT n.open AND CASE WHEN i.marking_id IN (SELECT visible_markings())
            THEN rep.originator <> me.agency OR first.read_at < t.put_together_at
            ELSE EXISTS (SELECT FROM count_only_now o WHERE o.report_id = rep.id AND me.agency = ANY (o.agencies)) END
    )
    SELECT t.substance, t.country, t.province, t.date_from, t.date_to, sum(t.mass_g)::bigint
    FROM mine t
    WHERE NOT EXISTS (SELECT FROM near n WHERE n.total_id = t.id AND n.open)
      AND NOT EXISTS (
        SELECT FROM count_only_held h JOIN incident i ON i.id = h.incident_id
        WHERE h.total_id = t.id AND i.marking_id IN (SELECT visible_markings()))
    GROUP BY t.substance, t.country, t.province, t.date_from, t.date_to
    ORDER BY t.substance, t.date_from, t.date_to, t.country, t.province
$$;
