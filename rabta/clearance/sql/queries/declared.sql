-- What was declared of districts and provinces, as it shows, in the order of signing; in one season, of one crop.
SELECT d.id, d.crop, d.year, d.district, d.province, d.status, d.declared_on, d.words, d.agency, d.signed_by, d.signed_name,
       d.signed_at, d.marking_id, b.signed_at AS taken_back_at, b.words AS taken_back_words
FROM status_declared d
LEFT JOIN status_declared b ON b.takes_back = d.id
WHERE d.takes_back IS NULL AND (%(crop)s::text IS NULL OR d.crop = %(crop)s::text)
  AND (%(id)s::uuid IS NULL OR d.id = %(id)s::uuid)
  AND (%(year)s::smallint IS NULL OR d.year = %(year)s::smallint)
  AND (%(district)s::smallint IS NULL OR d.district = %(district)s::smallint)
ORDER BY d.signed_at, d.id
