-- What the reader sees of the count: events, their members and their counted lines, as CTEs that open every question.
-- Stored projections come under row security, in the views that are the reader's own. Components of many markings are
-- stored nowhere: counting.queries computes them from what the reader sees and binds them as `wide` (jsonb).
WITH wide AS MATERIALIZED (SELECT %(wide)s::jsonb AS made),
wide_event AS (
    SELECT w.key, w.day, w.day_is_stated, w.district, w.province, w.country, w.airport, w.setting, w.place_text,
           w.agencies, w.incidents, w.reports, w.arrests, w.foreigners, w.women, w.nationalities, w.vehicles, w.seized, w.covers
    FROM wide, jsonb_to_recordset(wide.made -> 'events') AS w(
        key uuid, day date, day_is_stated boolean, district smallint, province text, country text, airport text,
        setting smallint, place_text text, agencies smallint[], incidents integer, reports integer, arrests integer,
        foreigners integer, women integer, nationalities jsonb, vehicles integer, seized boolean, covers uuid[])
),
wide_held AS (
    SELECT w.event_key, w.incident_key
    FROM wide, jsonb_to_recordset(wide.made -> 'members') AS w(event_key uuid, incident_key uuid)
),
wide_line AS (
    SELECT w.event_key, w.line_no, w.substance, w.mass_g, w.quantity, w.unit, w.from_incident, w.rule, w.set_aside
    FROM wide, jsonb_to_recordset(wide.made -> 'lines') AS w(
        event_key uuid, line_no smallint, substance smallint, mass_g bigint, quantity numeric(20, 6), unit smallint,
        from_incident uuid, rule text, set_aside jsonb)
),
seen_event AS NOT MATERIALIZED (
    SELECT e.key, e.day, e.day_is_stated, e.district, e.province, e.country, e.airport, e.setting, e.place_text,
           e.agencies, e.incidents, e.reports, e.arrests, e.foreigners, e.women, e.nationalities, e.vehicles, e.seized, e.covers
    FROM event e
    UNION ALL
    SELECT * FROM wide_event
),
seen_member AS NOT MATERIALIZED (
    SELECT m.event_key, m.incident_key FROM event_member m
    UNION ALL
    SELECT * FROM wide_held
),
seen_line AS NOT MATERIALIZED (
    SELECT l.event_key, l.line_no, l.substance, l.mass_g, l.quantity, l.unit, l.from_incident, l.rule, l.set_aside
    FROM counted_line l
    UNION ALL
    SELECT * FROM wide_line
)
