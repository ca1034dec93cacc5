, period_event AS (
    -- The events of a period, by the day they count under; `province_key` is never empty.
    SELECT e.*, CASE
        WHEN e.province <> '' THEN e.province WHEN e.country NOT IN ('', 'PK') THEN 'abroad' ELSE 'not_stated'
        END AS province_key
    FROM seen_event e
    WHERE e.day BETWEEN %(date_from)s::date AND %(date_to)s::date
),
period_member AS (
    -- Their incidents, in the readings that count: where and when the event is, and whose report it is (`agencies`).
    SELECT m.event_key, m.incident_key, i.id AS incident_id, i.vehicles, e.seized, e.day, e.province_key,
           ARRAY[r.originator] AS agencies
    FROM period_event e
    JOIN seen_member m ON m.event_key = e.key
    JOIN incident i ON i.key = m.incident_key
    JOIN current_reading c ON c.id = i.reading_id
    JOIN report r ON r.id = c.report_id
)
