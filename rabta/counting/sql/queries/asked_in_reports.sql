-- The pairs of asked_with_reports.sql that stand in these two reports.
SELECT p.a, p.b
FROM asked_with_reports p
WHERE p.first = %(first)s::uuid AND p.second = %(second)s::uuid
ORDER BY p.a, p.b
