-- Devices on lanes that show, each with how many steps it has: what a past day's lapses may rest on.
SELECT d.id, (SELECT count(*) FROM lane_device_step s WHERE s.device_id = d.id) AS steps FROM lane_device d ORDER BY d.id
