-- The flights that the messages of one reading state, in their order.
SELECT f.id, f.designator, f.origin, f.destination, f.departs_on, f.departs, f.arrives, f.operated_by, f.of_message
FROM stated_flight f JOIN reading_row w ON w.id = f.row_id
WHERE f.reading_id = %(reading_id)s::uuid
ORDER BY w.row_no, f.flight_no
