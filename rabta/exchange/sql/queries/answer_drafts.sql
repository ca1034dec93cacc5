-- Drafts of answers to these requests that show, the latest first, with who approved them and whether they left.
SELECT d.id, d.request_id, d.outcome, d.note, d.assurance, d.assurance_on, d.items, d.content_sha256, d.drafted_by,
       d.drafted_name, d.drafted_at, d.marking_id, EXISTS (SELECT FROM partner_file f WHERE f.draft = d.id) AS sent,
       coalesce((SELECT jsonb_agg(jsonb_build_object('by', a.approved_by, 'name', a.approved_name, 'at', a.approved_at,
                                                     'roles', a.roles) ORDER BY a.approved_at, a.id)
                 FROM answer_approval a WHERE a.draft_id = d.id), '[]') AS approvals
FROM answer_draft d
WHERE d.request_id = ANY (%(ids)s::uuid[])
ORDER BY d.drafted_at DESC, d.id
