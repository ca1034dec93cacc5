-- Who states one of these telephones, addresses, tags, agencies, bookings or documents on a journey since a day: what links
-- travellers. One row for each traveller and value. Nothing protected is looked at, whoever asks.
WITH holders AS (
    SELECT i.mention_id, i.kind, i.value FROM mention_identifier i
    WHERE i.value = ANY (%(values)s::text[]) AND i.value <> '' AND i.kind = ANY (%(kinds)s::text[]) AND NOT i.protected
    UNION
    SELECT b.mention_id, 'tag', b.tag FROM stated_bag b WHERE b.tag = ANY (%(tags)s::text[]) AND NOT b.protected
    UNION
    SELECT l.mention_id, 'locator', l.locator FROM travel_leg l
    WHERE l.locator = ANY (%(locators)s::text[]) AND l.locator <> '' AND NOT l.protected
    UNION
    SELECT l.mention_id, 'agency', s.agency
    FROM stated_booking s JOIN person_mention m ON m.reading_id = s.reading_id
    JOIN travel_leg l ON l.mention_id = m.id AND l.locator = s.locator
    WHERE s.agency = ANY (%(agencies)s::text[]) AND s.agency <> '' AND s.locator <> '' AND NOT s.protected AND NOT l.protected
)
SELECT h.kind, h.value, m.key, r.marking_id, first.locator, first.designator, first.departs_on
FROM holders h
JOIN person_mention m ON m.id = h.mention_id AND m.role = 'passenger' AND NOT m.protected
JOIN current_reading c ON c.id = m.reading_id
JOIN report r ON r.id = c.report_id
LEFT JOIN LATERAL (
    SELECT l.locator, f.designator, f.departs_on FROM travel_leg l JOIN stated_flight f ON f.id = l.flight_id
    WHERE l.mention_id = m.id ORDER BY f.departs_on NULLS LAST, f.departs, f.flight_no LIMIT 1) first ON true
WHERE coalesce(m.seen_to, r.received_at::date) >= %(since)s::date
ORDER BY h.kind, h.value, m.key
