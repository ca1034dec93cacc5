-- Purges one report: its bytes, readings, words and everything else below it, the judgements on it and on the persons it
-- mentions, and what was counted from it. Leaves a row of `purged` without a word of it. For filing.purging, which wrote the ledger entry in this transaction.
-- Safe because it asks for two persons by itself, whoever calls it: the last step about the report must be a proposal by
-- another reader, the caller must be an officer or analyst of its originator who sees it, and no hold may be on it. It
-- takes its tables from the catalogue (below_report), deepest first, so that no copy is forgotten. What was counted together
-- with it is taken out of the projections and placed anew by the resolver, as if the report had never come.
CREATE OR REPLACE FUNCTION purge_report(of_report uuid, at timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
DECLARE
    gone report%ROWTYPE;
    proposal retention_step%ROWTYPE;
    told uuid[];
    mentioned uuid[];
    reached uuid[];
    below record;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('rabta placing'));
    SELECT r.* INTO gone FROM report r WHERE r.id = of_report AND r.marking_id IN (SELECT own_markings()) FOR UPDATE;
    IF NOT FOUND OR NOT (reader_has_role(1::smallint) OR reader_has_role(2::smallint)) THEN
        RAISE EXCEPTION 'a report can only be purged by its originator' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT s.* INTO proposal FROM retention_step s
    WHERE s.report_id = of_report AND s.step <> 'lift' ORDER BY s.number DESC LIMIT 1;
    IF NOT FOUND OR proposal.step <> 'propose' OR proposal.decided_by = current_reader() THEN
        RAISE EXCEPTION 'two persons purge a report' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF EXISTS (SELECT FROM retention_step h WHERE h.report_id = of_report AND h.step = 'hold'
               AND (h.until IS NULL OR h.until >= current_date)
               AND NOT EXISTS (SELECT FROM retention_step l WHERE l.report_id = of_report AND l.step IN ('lift', 'hold')
                               AND l.number > h.number)) THEN
        RAISE EXCEPTION 'a legal hold is on the report' USING ERRCODE = 'insufficient_privilege';
    END IF;
    told := ARRAY(SELECT DISTINCT i.key FROM incident i JOIN reading d ON d.id = i.reading_id WHERE d.report_id = of_report);
    WITH RECURSIVE near (key) AS (
        SELECT unnest(told)
        UNION
        SELECT o.other FROM near n JOIN LATERAL (
            SELECT j.b AS other FROM judgement j WHERE j.a = n.key
            UNION SELECT j.a FROM judgement j WHERE j.b = n.key) o ON true
    )
    SELECT array_agg(key) INTO reached FROM near;
    WITH lost AS MATERIALIZED (
        SELECT DISTINCT m.view_id, m.event_key FROM event_member m WHERE m.incident_key = ANY (reached)
    ), lines AS (
        DELETE FROM counted_line c USING lost g WHERE c.view_id = g.view_id AND c.event_key = g.event_key
    ), members AS (
        DELETE FROM event_member m USING lost g WHERE m.view_id = g.view_id AND m.event_key = g.event_key
    )
    DELETE FROM event e USING lost g WHERE e.view_id = g.view_id AND e.key = g.event_key;
    DELETE FROM kept_question WHERE a = ANY (reached) OR b = ANY (reached);
    DELETE FROM wide_member WHERE incident_key = ANY (reached);
    DELETE FROM block_key b USING placed_incident p, unnest(p.blocks) AS o (block)
    WHERE p.incident_key = ANY (reached) AND b.block = o.block AND b.incident_key = p.incident_key;
    DELETE FROM placed_incident WHERE incident_key = ANY (reached);
    DELETE FROM dissent_taken_back t USING dissent d LEFT JOIN judgement j ON j.id = d.judgement_id
    WHERE t.dissent_id = d.id AND (d.incident_key = ANY (told) OR j.a = ANY (told) OR j.b = ANY (told));
    DELETE FROM dissent d WHERE d.incident_key = ANY (told)
        OR d.judgement_id IN (SELECT j.id FROM judgement j WHERE j.a = ANY (told) OR j.b = ANY (told));
    DELETE FROM judgement WHERE a = ANY (told) OR b = ANY (told);
    DELETE FROM second_opinion_taken_back t USING second_opinion s
    WHERE t.opinion_id = s.id AND (s.a = ANY (told) OR s.b = ANY (told));
    DELETE FROM second_opinion WHERE a = ANY (told) OR b = ANY (told);
    mentioned := ARRAY(SELECT DISTINCT m.key FROM person_mention m JOIN reading d ON d.id = m.reading_id
                       WHERE d.report_id = of_report);
    DELETE FROM identity_judgement WHERE a = ANY (mentioned) OR b = ANY (mentioned);
    UPDATE report SET typed_from_id = NULL WHERE typed_from_id = of_report;
    INSERT INTO purged (report_id, number, originator, content_hash, filed_at, rule, proposed_by, proposed_at, approved_by,
                        purged_at, marking_id)
    VALUES (gone.id, gone.number, gone.originator, sha256(gone.sha256), gone.received_at, proposal.rule, proposal.decided_by,
            proposal.decided_at, current_reader(), at, gone.marking_id);
    FOR below IN SELECT b.name, b.condition FROM below_report b
                 ORDER BY length(b.condition) - length(replace(b.condition, 'IN (SELECT', '')) DESC, b.name LOOP
        EXECUTE format('DELETE FROM %s WHERE %s', below.name, replace(below.condition, '$2', '$1')) USING of_report;
    END LOOP;
END
$$;
