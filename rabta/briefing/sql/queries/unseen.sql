-- What this reader may be told of records that may be counted and not shown, where it lies wholly within a period.
SELECT t.substance, t.country, t.province, t.date_from, t.date_to, t.mass_g
FROM count_only_told() t
WHERE t.date_from >= %(date_from)s::date AND t.date_to <= %(date_to)s::date
  AND (%(substance)s::smallint IS NULL OR t.substance = %(substance)s::smallint)
ORDER BY t.substance, t.date_from, t.date_to, t.country, t.province
