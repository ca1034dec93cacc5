-- The mentions of these keys that stand and show, with what each is known by and the report and row it stands in.
SELECT m.key, m.id, m.marking_id, m.name, m.script, m.father, m.husband, m.born_from, m.born_to, m.gender, m.nationality,
       m.role, m.seen_from, m.seen_to, m.place_text, m.protected, m.pointer, m.row_id,
       r.row_no, coalesce(p.text, r.text) AS text, coalesce(p.cells, r.cells) AS cells, i.key AS incident_key,
       rep.id AS report_id, rep.number AS report_number, rep.originator, rep.received_at, rep.source_grade,
       rep.information_grade, rep.language,
       coalesce((SELECT jsonb_agg(jsonb_build_object('kind', k.kind, 'written', k.written, 'value', k.value,
                                                     'issuer', k.issuer, 'expires_on', k.expires_on,
                                                     'check_holds', k.check_holds) ORDER BY k.identifier_no)
                 FROM mention_identifier k WHERE k.mention_id = m.id), '[]') AS known_by
FROM person_mention m
JOIN current_reading c ON c.id = m.reading_id
JOIN report rep ON rep.id = c.report_id
JOIN reading_row r ON r.id = m.row_id
LEFT JOIN protected_row p ON p.row_id = m.row_id
LEFT JOIN incident i ON i.row_id = m.row_id AND i.incident_no = m.incident_no
WHERE m.key = ANY (%(keys)s::uuid[])
ORDER BY m.seen_from NULLS LAST, m.key
