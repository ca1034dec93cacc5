-- What is left of purged reports, the newest first; which agencies had read each, and how many backups may still hold it.
SELECT p.report_id, p.number, p.originator, p.filed_at, p.rule, p.proposed_at, p.purged_at, encode(p.content_hash, 'hex') AS content_hash,
       p.proposed_by = current_reader() AS proposed_by_you, p.approved_by = current_reader() AS approved_by_you,
       ARRAY(SELECT DISTINCT e.agency FROM entry e WHERE e.subject_kind = 'report' AND e.subject_id = p.report_id::text
             AND e.deed IN ('report:read', 'incident:read', 'report:bytes', 'report:receipt') AND e.agency IS NOT NULL
             ORDER BY 1) AS read_by,
       (SELECT count(*) FROM backup b WHERE b.made_at BETWEEN p.filed_at AND p.purged_at AND b.erased_at IS NULL
        AND b.expires_on >= %(today)s::date) AS backups,
       (SELECT max(b.expires_on) FROM backup b WHERE b.made_at BETWEEN p.filed_at AND p.purged_at AND b.erased_at IS NULL
        AND b.expires_on >= %(today)s::date) AS in_backups_until
FROM purged p
ORDER BY p.purged_at DESC, p.report_id
LIMIT 200
