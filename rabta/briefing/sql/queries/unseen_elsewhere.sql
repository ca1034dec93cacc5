-- The rest of what unseen.sql tells this reader: totals that do not lie wholly within the period.
SELECT t.substance, t.country, t.province, t.date_from, t.date_to, t.mass_g
FROM count_only_told() t
WHERE t.date_from < %(date_from)s::date OR t.date_to > %(date_to)s::date
ORDER BY t.date_from, t.date_to, t.substance, t.country, t.province
