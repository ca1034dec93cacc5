-- What the judgement on two mentions needs of these mentions. For placing.
SELECT m.id, m.key, m.marking_id, m.protected, m.name, m.father, m.husband, m.born_from, m.born_to,
       coalesce((SELECT jsonb_agg(jsonb_build_object('kind', i.kind, 'written', i.written, 'issuer', i.issuer,
                                                     'check_holds', i.check_holds) ORDER BY i.identifier_no)
                 FROM mention_identifier i WHERE i.mention_id = m.id), '[]') AS known_by
FROM person_mention m
WHERE m.id = ANY (%(ids)s::uuid[])
ORDER BY m.key
