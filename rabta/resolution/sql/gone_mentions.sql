-- Mentions that were placed and stand no more: withdrawn or read anew; of one report, or of all where none is named. Also
-- those placed under another version of the rules, which are placed anew. For placing.
SELECT p.mention_id
FROM placed_mention p
JOIN person_mention m ON m.id = p.mention_id
JOIN reading d ON d.id = m.reading_id
WHERE (%(report)s::uuid IS NULL OR d.report_id = %(report)s::uuid)
  AND (p.rule_version <> %(version)s OR NOT EXISTS (SELECT FROM current_reading c WHERE c.id = m.reading_id))
ORDER BY p.mention_id
