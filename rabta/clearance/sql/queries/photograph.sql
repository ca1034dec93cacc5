-- One photograph's picture, where it shows.
SELECT p.media_type, p.content, p.report_id, p.marking_id FROM land_photograph p WHERE p.id = %(photograph_id)s::uuid
