-- Mentions of current readings that are not laid beside the others yet, or were under another version of the rules; of one
-- report, or of all where none is named. For placing.
SELECT m.id
FROM person_mention m
JOIN current_reading c ON c.id = m.reading_id
WHERE (%(report)s::uuid IS NULL OR c.report_id = %(report)s::uuid)
  AND NOT EXISTS (SELECT FROM placed_mention p WHERE p.mention_id = m.id AND p.rule_version = %(version)s)
ORDER BY m.key
