-- One photograph's picture, where it shows.
SELECT p.media_type, p.content FROM land_photograph p WHERE p.id = %(photograph_id)s::uuid
