-- Every marking, as the resolver sees all: whom it shows to.
SELECT m.id, m.originator, m.level, m.every_agency, m.agencies, m.groups, m.handling, m.handling_note, m.purposes FROM marking m
