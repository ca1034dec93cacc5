-- Plans of visits that show, the newest first: of one season and crop.
SELECT p.id, p.crop, p.year, p.district, p.province, p.seed, p.half_width, p.confidence, p.agency, p.drawn_name, p.drawn_at
FROM visit_plan p
WHERE p.crop = %(crop)s::text AND p.year = %(year)s::smallint
ORDER BY p.drawn_at DESC, p.id
