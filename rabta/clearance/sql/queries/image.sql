-- One image's picture, where it shows.
SELECT i.media_type, i.content, i.report_id, i.marking_id FROM field_image i WHERE i.id = %(image_id)s::uuid
