-- What was published, the newest first, or one; with the day on which it was taken back, and what restates it.
SELECT o.edition_id AS id, o.restates_id, o.date_from, o.date_to, o.outside, o.printed <> '{}' AS is_printed, o.press_en, o.press_ur, o.agency, o.done_at AS published_at,
       g.done_at AS withdrawn_at, coalesce(g.words, '') AS why,
       (SELECT r.edition_id FROM edition_out r WHERE r.restates_id = o.edition_id AND r.kind = 'published'
        ORDER BY r.done_at DESC LIMIT 1) AS restated_by
FROM edition_out o
LEFT JOIN edition_out g ON g.edition_id = o.edition_id AND g.kind = 'retracted'
WHERE o.kind = 'published' AND (%(edition_id)s::uuid IS NULL OR o.edition_id = %(edition_id)s::uuid)
ORDER BY o.done_at DESC, o.edition_id
