-- Rules that show, by name: one by its id, or all (null); with the text of every version.
SELECT u.id, u.name, u.agency, u.ground, u.reason, u.contact, u.phone, u.opened_by, u.opened_name, u.opened_at, u.marking_id,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('number', v.number, 'text', v.text, 'digest', v.digest,
                                                     'language', v.language, 'signed_by', v.signed_by) ORDER BY v.number), '[]')
        FROM rule_version v WHERE v.rule_id = u.id) AS versions
FROM screening_rule u
WHERE %(id)s::uuid IS NULL OR u.id = %(id)s::uuid
ORDER BY u.name, u.id
