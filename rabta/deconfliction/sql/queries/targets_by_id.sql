-- These targets, as far as the reader sees them.
SELECT t.id, t.agency, t.kind, t.written, t.contact, t.phone, t.silent, t.held_name, t.held_at, t.held_until, t.by_phone,
       t.marking_id
FROM held_target t WHERE t.id = ANY (%(ids)s::uuid[]) ORDER BY t.id
