-- Whether the traveller of a hit bears a document by which a protected person is known: then nobody is shown the hit. For the
-- policy of hits alone. A deliberate disclosure of one bit, to who sees the traveller and the rule: that it gives no hit
-- (decision 36), as of entries of watch-lists (decision 31).
CREATE OR REPLACE FUNCTION rule_hit_is_protected(hit uuid) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT EXISTS (
        SELECT FROM rule_hit h
        JOIN person_mention m ON m.key = h.mention_key
        JOIN mention_identifier i ON i.mention_id = m.id AND i.kind IN ('passport', 'cnic', 'nicop', 'visa') AND i.value <> ''
        JOIN mention_identifier p ON p.value = i.value AND p.kind = i.kind AND p.protected
        WHERE h.id = hit)
$$;
