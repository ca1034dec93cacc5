-- The markings the reader may see, to be printed beside records.
SELECT m.id, m.originator, m.level, m.every_agency, m.agencies, m.groups, m.handling, m.handling_note, m.purposes, m.whole
FROM markings_shown() m
