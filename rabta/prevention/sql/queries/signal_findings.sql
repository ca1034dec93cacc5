-- What laboratories found, as the reports that show state it, the newest first: by the day of the report, in the place of its
-- event. Of reports that stand, in the reading that counts; a lump of several events is not counted beside them.
SELECT coalesce(i.reported_on, w.day) AS day, w.day AS seized_on, w.key, w.country, w.province, f.incident_id, f.finding_no,
       f.found, f.substance, f.purity_low, f.purity_high, f.basis, f.instead_of, f.counterfeit, f.marking_seen, f.laboratory,
       f.method, f.words, i.key AS incident_key, i.agencies, c.report_id, r.number AS report_number
FROM laboratory_finding f
JOIN incident i ON i.id = f.incident_id
JOIN current_reading c ON c.id = i.reading_id
JOIN report r ON r.id = c.report_id
JOIN seen_member m ON m.incident_key = i.key
JOIN watched w ON w.key = m.event_key
WHERE coalesce(i.reported_on, w.day) <= %(today)s::date
ORDER BY 1 DESC, r.number, i.incident_no, f.finding_no
