-- These reports, with the marking of each.
SELECT r.number, r.marking_id FROM report r WHERE r.id = ANY (%(report_ids)s::uuid[]) ORDER BY r.number
