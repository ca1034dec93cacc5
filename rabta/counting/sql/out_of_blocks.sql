-- Takes incidents that no longer stand so out of their blocks, which their own rows of what is placed name. For placing.
DELETE FROM block_key b USING placed_incident p, unnest(p.blocks) AS o (block)
WHERE p.incident_key = ANY (%(gone)s) AND b.block = o.block AND b.incident_key = p.incident_key
