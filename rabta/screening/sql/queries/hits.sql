-- Hits that show, those that wait first, then by the day of travel: one by its id, those of an entry, those of a report, or all.
-- `remembered`: the same entry and a traveller with the same document were judged not the same, on a hit that shows.
SELECT h.id, h.entry_id, h.report_id, h.mention_key, h.basis, h.score, h.reasons, h.marking_id,
       m.name AS stated_name, m.father AS stated_father, m.born_from, m.born_to, m.seen_from, m.place_text,
       e.kind, e.why, e.name, e.father, e.born, e.issuer, e.watch_list_id,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', i.kind, 'written', i.written) ORDER BY i.kind, i.written), '[]')
        FROM watch_identifier i WHERE i.entry_id = e.id) AS identifiers,
       ended.kind IN ('withdrawn', 'closed') OR ended.until < %(today)s::date AS entry_ended,
       last.kind AS last_kind, last.signed_by AS last_by, last.signed_name AS last_name,
       EXISTS (
           SELECT FROM watch_hit o
           JOIN LATERAL (SELECT s.kind FROM watch_hit_step s WHERE s.hit_id = o.id ORDER BY s.number DESC LIMIT 1) l ON true
           JOIN person_mention om ON om.key = o.mention_key
           JOIN mention_identifier oi ON oi.mention_id = om.id AND oi.kind IN ('passport', 'cnic', 'nicop', 'visa')
           JOIN mention_identifier mi ON mi.mention_id = m.id AND mi.kind = oi.kind AND mi.value = oi.value AND mi.value <> ''
           WHERE o.entry_id = h.entry_id AND o.id <> h.id AND l.kind = 'not_same') AS remembered,
       count(*) OVER () AS total
FROM watch_hit h
JOIN watch_entry e ON e.id = h.entry_id
JOIN LATERAL (
    SELECT p.* FROM person_mention p JOIN current_reading c ON c.id = p.reading_id WHERE p.key = h.mention_key LIMIT 1) m ON true
JOIN LATERAL (
    SELECT s.kind, (SELECT u.until FROM watch_entry_step u WHERE u.entry_id = e.id AND u.until IS NOT NULL
                    ORDER BY u.number DESC LIMIT 1) AS until
    FROM watch_entry_step s WHERE s.entry_id = e.id ORDER BY s.number DESC LIMIT 1) ended ON true
LEFT JOIN LATERAL (
    SELECT s.kind, s.signed_by, s.signed_name FROM watch_hit_step s WHERE s.hit_id = h.id ORDER BY s.number DESC LIMIT 1
) last ON true
WHERE (%(hit_id)s::uuid IS NULL OR h.id = %(hit_id)s::uuid)
  AND (%(entry_id)s::uuid IS NULL OR h.entry_id = %(entry_id)s::uuid)
  AND (%(report_id)s::uuid IS NULL OR h.report_id = %(report_id)s::uuid)
  AND (NOT %(waiting)s OR coalesce(last.kind, 'reopened') IN ('reopened', 'taken'))
ORDER BY coalesce(last.kind, 'reopened') IN ('reopened', 'taken') DESC, m.seen_from DESC NULLS LAST, h.score DESC, h.id
LIMIT %(most)s OFFSET %(skip)s
