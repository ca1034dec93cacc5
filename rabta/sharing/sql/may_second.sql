-- Whether the reader in the token may be the second pair of eyes on a proposal: an active administrator, neither its
-- proposer nor the person it is about, of the person's agency; or of the centre, where that agency has no other.
-- For the policy on proposals and for decide_proposal.
CREATE OR REPLACE FUNCTION may_second(of_agency smallint, proposer uuid, about uuid) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT EXISTS (
        SELECT FROM reader me
        WHERE me.id = current_reader() AND 5 = ANY (me.roles) AND me.id NOT IN (proposer, about)
            AND (me.agency = of_agency
                 OR (me.agency = 1 AND NOT EXISTS (
                     SELECT FROM reader a WHERE a.agency = of_agency AND a.active AND 5 = ANY (a.roles)
                         AND a.id NOT IN (proposer, about)))))
$$;
