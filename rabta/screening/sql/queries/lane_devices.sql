-- Devices on lanes that show, with their steps in the order of signing: one by its id, those of an airport, or all (null).
SELECT d.id, d.airport, d.terminal, d.lane, d.purpose, d.kind, d.grade, d.item, d.serial, d.capacity, d.agency,
       d.entered_name, d.entered_at, d.marking_id,
       (SELECT coalesce(jsonb_agg(jsonb_build_object(
            'number', s.number, 'kind', s.kind, 'done_on', s.done_on, 'until', s.until, 'words', s.words,
            'agency', s.agency, 'signed_name', s.signed_name, 'signed_at', s.signed_at) ORDER BY s.number), '[]')
        FROM lane_device_step s WHERE s.device_id = d.id) AS steps
FROM lane_device d
WHERE (%(id)s::uuid IS NULL OR d.id = %(id)s::uuid) AND (%(airport)s::text IS NULL OR d.airport = %(airport)s::text)
ORDER BY d.airport, d.terminal, d.lane, d.item, d.id
