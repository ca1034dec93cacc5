-- What was scanned besides: the day before, for flights after midnight, and on the day at other airports than the one asked for,
-- for a bag in transit is screened there.
SELECT s.airport, s.day, s.at, s.lane, s.device, s.tag, s.detail ->> 'outcome' AS outcome, s.marking_id, c.report_id
FROM airport_statement s JOIN current_reading c ON c.id = s.reading_id
WHERE s.what = 'scan'
  AND (s.day = %(day)s::date - 1 OR s.day = %(day)s::date AND s.airport NOT IN (%(airport)s::text, ''))
ORDER BY s.airport, s.at, s.lane, s.tag, s.id
