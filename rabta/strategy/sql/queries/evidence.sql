-- What is cited for these commitments and shows, as it was said last of each: reports, or one incident of a report.
SELECT *
FROM (
    SELECT DISTINCT ON (e.commitment_id, e.report_id, e.incident_key)
           e.commitment_id, e.report_id, e.incident_key, e.cited, e.cited_by, e.cited_name, e.cited_at, e.marking_id,
           r.number AS report_number, r.originator,
           EXISTS (SELECT FROM withdrawal w WHERE w.report_id = r.id) AS pulled_back
    FROM commitment_evidence e JOIN report r ON r.id = e.report_id
    WHERE e.commitment_id = ANY (%(commitment_ids)s::uuid[])
    ORDER BY e.commitment_id, e.report_id, e.incident_key, e.cited_at DESC, e.id DESC
) last
WHERE cited
ORDER BY commitment_id, cited_at, report_number, incident_key
