-- Counted lines of the period's events that seized something (behind briefing's period.sql and analysed.sql), each event once and
-- no lump beside its parts, with what its reports claim.
SELECT t.key, t.day, t.country, t.airport, e.place_text, t.district, t.province_key, t.setting, t.agencies, t.origins,
       t.destinations, t.concealments, l.line_no, l.substance, l.mass_g, l.quantity, l.unit
FROM told t
JOIN period_event e ON e.key = t.key
JOIN period_line l ON l.event_key = t.key
ORDER BY t.day, t.key, l.line_no
