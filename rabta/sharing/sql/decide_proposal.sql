-- Carries out a proposal by its second pair of eyes, or takes it back. Returns the person it was about. For people's
-- operations. Safe because approving asks for another administrator than the proposer, who is still one, vetted for
-- what is given; because it stands open and unexpired by the database's clock; and because taking back changes no right
-- and is not for the person it is about.
CREATE OR REPLACE FUNCTION decide_proposal(proposal_id uuid, approved boolean, at timestamptz) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
DECLARE
    me reader;
    they reader;
    p proposal;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('rabta people'));
    SELECT * INTO me FROM reader WHERE id = current_reader();
    SELECT * INTO p FROM proposal WHERE id = proposal_id AND outcome IS NULL FOR UPDATE;
    SELECT * INTO they FROM reader WHERE id = p.reader_id AND removed_at IS NULL FOR UPDATE;
    IF me.id IS NULL OR p.id IS NULL OR they.id IS NULL OR NOT (5 = ANY (me.roles)) THEN
        RAISE EXCEPTION 'this proposal is not yours to decide' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF approved THEN
        IF NOT may_second(p.agency, p.proposed_by, p.reader_id) OR p.expires_at <= now()
           OR me.vetting < (CASE p.kind WHEN 1 THEN p.vetting WHEN 2 THEN they.vetting ELSE 0 END)
           OR NOT EXISTS (SELECT FROM reader r WHERE r.id = p.proposed_by AND r.active AND 5 = ANY (r.roles)) THEN
            RAISE EXCEPTION 'this proposal is not yours to decide' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF p.kind = 1 THEN
            UPDATE reader SET vetting = p.vetting, roles = p.roles WHERE id = they.id;
        ELSIF p.kind = 3 THEN
            UPDATE reader SET active = false, vetting = 0, roles = '{}', groups = '{}', removed_at = at WHERE id = they.id;
            UPDATE proposal SET outcome = 2, decided_by = me.id, decided_at = at
            WHERE reader_id = they.id AND outcome IS NULL AND id <> p.id;
        END IF;
    ELSIF me.id = they.id OR p.agency NOT IN (SELECT administered_agencies()) AND NOT may_second(p.agency, p.proposed_by, p.reader_id) THEN
        RAISE EXCEPTION 'this proposal is not yours to decide' USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE proposal SET outcome = CASE WHEN approved THEN 1 ELSE 2 END, decided_by = me.id, decided_at = at WHERE id = p.id;
    RETURN they.id;
END
$$;
