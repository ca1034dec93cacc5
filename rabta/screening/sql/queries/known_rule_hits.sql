-- Which of these hits of rules are there already.
SELECT h.id FROM rule_hit h WHERE h.id = ANY (%(ids)s::uuid[])
