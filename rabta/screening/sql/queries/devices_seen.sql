-- Devices on lanes that show, each with the days of its steps: what a past day's lapses may rest on.
SELECT d.id, d.marking_id, ARRAY(SELECT s.done_on FROM lane_device_step s WHERE s.device_id = d.id ORDER BY 1) AS steps
FROM lane_device d ORDER BY d.id
