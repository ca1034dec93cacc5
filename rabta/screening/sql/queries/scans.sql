-- Objects of scanners that show and were read, the newest first; those filed within a day of one of them, or the newest of all.
-- Of an object's reading only what pairs, grades and draws it: never what fields for patients hold.
SELECT r.id AS report_id, r.number, r.marking_id, r.originator, r.received_at, w.text AS line,
       jsonb_build_object(
           'file', w.read #> '{scan,file}', 'sha256', w.read #> '{scan,sha256}', 'key', w.read #> '{scan,key}',
           'type', w.read #> '{scan,type}', 'image', w.read #> '{scan,image}', 'kind', w.read #> '{scan,kind}',
           'view', w.read #> '{scan,view}', 'energy', w.read #> '{scan,energy}', 'device', w.read #> '{scan,device}',
           'time', w.read #> '{scan,time}', 'assessable', w.read #> '{scan,assessable}', 'report', w.read #> '{scan,report}',
           'simulated', w.read #> '{scan,simulated}',
           'uids', jsonb_build_object('study', w.read #> '{scan,uids,study}', 'object', w.read #> '{scan,uids,object}'),
           'inspected', jsonb_build_object('id', w.read #> '{scan,inspected,id}'),
           'pixels', jsonb_build_object(
               'rows', w.read #> '{scan,pixels,rows}', 'columns', w.read #> '{scan,pixels,columns}',
               'frames', w.read #> '{scan,pixels,frames}',
               'digest', w.read #> '{scan,pixels,digest}', 'spacing_mm', w.read #> '{scan,pixels,spacing_mm}')) AS told
FROM report r
JOIN current_reading c ON c.report_id = r.id
JOIN reading_row w ON w.reading_id = c.id
WHERE r.kind = 'scan' AND w.fate = 'read' AND (%(near)s::timestamptz IS NULL
      OR r.received_at BETWEEN %(near)s::timestamptz - interval '1 day' AND %(near)s::timestamptz + interval '1 day')
ORDER BY r.received_at DESC, r.id
LIMIT %(most)s::integer
