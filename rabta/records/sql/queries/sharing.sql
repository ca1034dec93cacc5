-- One report, whose it is to decide who may see it, and who asks. For "who can see this, and why".
SELECT r.id, r.number, r.title, r.originator, r.marking_id, r.marking_id IN (SELECT own_markings()) AS mine,
       r.marking_id IN (SELECT own_markings()) AND (reader_has_role(1::smallint) OR reader_has_role(6::smallint)) AS decides,
       NOT r.marking_id IN (SELECT own_markings())
           AND (reader_has_role(1::smallint) OR reader_has_role(2::smallint) OR reader_has_role(6::smallint)) AS asks
FROM report r
WHERE r.id = %(report_id)s::uuid
