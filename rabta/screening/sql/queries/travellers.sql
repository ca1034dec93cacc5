-- Travellers of these readings, or of reports that tell of a day since then: what of each is compared.
SELECT m.key, m.name, m.born_from, m.born_to, c.report_id, r.marking_id,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', i.kind, 'written', i.written) ORDER BY i.identifier_no), '[]')
        FROM mention_identifier i WHERE i.mention_id = m.id) AS identifiers
FROM person_mention m JOIN current_reading c ON c.id = m.reading_id JOIN report r ON r.id = c.report_id
WHERE m.role IN ('passenger', 'crew')
  AND (m.reading_id = ANY (%(reading_ids)s::uuid[]) OR coalesce(m.seen_to, r.received_at::date) >= %(since)s::date)
ORDER BY m.key
