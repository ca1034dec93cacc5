-- Certificates that show, in the order of signing, each with its withdrawal: of one season of a district, or one by its id.
SELECT c.id, c.number, c.crop, c.year, c.district, c.content, c.sha256, c.words, c.agency, c.signed_by, c.signed_name,
       c.signed_at, c.marking_id, w.signed_at AS withdrawn_at, w.signed_name AS withdrawn_name, w.agency AS withdrawn_agency,
       w.words AS withdrawn_words
FROM certificate_issued c
LEFT JOIN certificate_issued w ON w.withdraws = c.id
WHERE c.withdraws IS NULL AND (%(id)s::uuid IS NULL OR c.id = %(id)s::uuid)
  AND (%(crop)s::text IS NULL OR c.crop = %(crop)s::text)
  AND (%(year)s::smallint IS NULL OR c.year = %(year)s::smallint)
  AND (%(district)s::smallint IS NULL OR c.district = %(district)s::smallint)
ORDER BY c.signed_at, c.id
