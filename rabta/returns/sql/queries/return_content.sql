-- The file of one return that shows.
SELECT r.content, r.form, r.date_from, r.date_to FROM return_made r WHERE r.id = %(return_id)s::uuid
