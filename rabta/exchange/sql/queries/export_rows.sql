-- Every row of these reports' newest readings, in the order of the file, with what was read from it and where it stands.
SELECT d.report_id, d.reader_version, w.row_no, w.fate, w.text, w.cells, w.read, w.problem,
       coalesce((SELECT jsonb_agg(jsonb_build_object('pointer', s.pointer, 'part', s.part, 'start', s.start, 'end', s."end",
                                                     'column', s."column") ORDER BY s.pointer, s.part)
                 FROM span s WHERE s.row_id = w.id), '[]') AS spans,
       coalesce((SELECT jsonb_agg(jsonb_build_object('key', i.key, 'incident_no', i.incident_no) ORDER BY i.incident_no, i.key)
                 FROM incident i WHERE i.row_id = w.id), '[]') AS incidents
FROM reading_row w
JOIN reading d ON d.id = w.reading_id
WHERE d.report_id = ANY (%(report_ids)s::uuid[])
  AND NOT EXISTS (SELECT FROM reading later WHERE later.report_id = d.report_id AND later.number > d.number)
ORDER BY d.report_id, w.row_no, w.id
