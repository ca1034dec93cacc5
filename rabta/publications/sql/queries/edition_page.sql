-- The page of a published edition and the words of what is printed, as they were approved.
SELECT o.page, o.printed, (SELECT g.done_at FROM edition_out g WHERE g.edition_id = o.edition_id AND g.kind = 'retracted') AS withdrawn_at
FROM edition_out o
WHERE o.edition_id = %(edition_id)s::uuid AND o.kind = 'published'
