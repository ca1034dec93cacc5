-- Every row of these reports' newest readings, in the order of the file, with what was read from it and where it stands; of
-- a row that may name a protected person the words only where the reader holds the compartment.
SELECT d.report_id, d.reader_version, w.row_no, w.fate, w.protected, coalesce(p.text, w.text) AS text,
       coalesce(p.cells, w.cells) AS cells, coalesce(p.read, w.read) AS read, coalesce(p.problem, w.problem) AS problem,
       coalesce(p.spans, (
           SELECT jsonb_agg(jsonb_build_object('pointer', s.pointer, 'part', s.part, 'start', s.start, 'end', s."end",
                                               'column', s."column") ORDER BY s.pointer, s.part)
           FROM span s WHERE s.row_id = w.id), '[]') AS spans,
       coalesce((SELECT jsonb_agg(jsonb_build_object('key', i.key, 'incident_no', i.incident_no) ORDER BY i.incident_no, i.key)
                 FROM incident i WHERE i.row_id = w.id), '[]') AS incidents
FROM reading_row w
JOIN reading d ON d.id = w.reading_id
LEFT JOIN protected_row p ON p.row_id = w.id
WHERE d.report_id = ANY (%(report_ids)s::uuid[])
  AND NOT EXISTS (SELECT FROM reading later WHERE later.report_id = d.report_id AND later.number > d.number)
ORDER BY d.report_id, w.row_no, w.id
