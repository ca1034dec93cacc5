-- The page of a published edition, as it was approved.
SELECT o.page, (SELECT g.done_at FROM edition_out g WHERE g.edition_id = o.edition_id AND g.kind = 'retracted') AS withdrawn_at
FROM edition_out o
WHERE o.edition_id = %(edition_id)s::uuid AND o.kind = 'published'
