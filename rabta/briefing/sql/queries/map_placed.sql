-- The events of a period, perhaps of one substance, each with the cell of the map it lies in. A cell is that of an incident
-- of the event, before others one that names the event's own airport or district; events of unknown place have none, and
-- lumps of other events are left out.
, placed AS (
    SELECT DISTINCT ON (e.key) e.key, e.district, date_trunc('month', e.day::timestamp)::date AS month, i.place_cell
    FROM period_event e
    JOIN period_member i ON i.event_key = e.key
    WHERE cardinality(e.covers) = 0
      AND (%(substance)s::smallint IS NULL OR EXISTS (
            SELECT FROM period_line s WHERE s.event_key = e.key AND s.substance = %(substance)s::smallint))
    ORDER BY e.key, (i.place_cell IS NOT NULL) DESC, (e.airport <> '' AND i.airport = e.airport) DESC,
             (i.district IS NOT DISTINCT FROM e.district) DESC, i.incident_key
)
