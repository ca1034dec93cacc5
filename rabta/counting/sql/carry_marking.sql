-- Brings the marking of one report, and of everything below it, up to what its originator decided: the marking given last,
-- widened by every release in force that shares it. Returns the id of that marking. For filing.releasing, which wrote the
-- decision in this very transaction. It takes no marking from its caller, so whoever calls it, and however often, only
-- makes true what already stands in `marking_given`, `release` and `recall`.
-- Safe because the caller must be a liaison officer or a machine of the originator's agency who sees the report as it is
-- and as it will be. Every table below `report` that has a marking follows; the catalogue is asked which those are, and a
-- test says so too. Placing waits meanwhile and finds afterwards that what it placed is marked otherwise. Where somebody
-- may lose sight, the events made of this report go in the same transaction: no request after it sees them.
CREATE OR REPLACE FUNCTION carry_marking(of_report uuid) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
DECLARE
    former marking%ROWTYPE;
    becomes marking%ROWTYPE;
    new_id integer;
    told uuid[];
    beside uuid[];
    mentioned uuid[];
    follows record;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('rabta placing'));
    SELECT m.* INTO former FROM report r JOIN marking m ON m.id = r.marking_id
    WHERE r.id = of_report AND r.marking_id IN (SELECT own_markings()) FOR UPDATE OF r;
    IF NOT FOUND OR NOT (reader_has_role(1::smallint) OR reader_has_role(6::smallint)) THEN
        RAISE EXCEPTION 'a marking can only be given by its originator' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT m.* INTO becomes FROM marking_given g JOIN marking m ON m.id = g.given_id
    WHERE g.report_id = of_report ORDER BY g.number DESC LIMIT 1;
    IF NOT FOUND THEN
        RETURN former.id;
    END IF;
    SELECT coalesce(array_agg(DISTINCT a), '{}') INTO becomes.agencies FROM (
        SELECT unnest(becomes.agencies) AS a
        UNION SELECT unnest(rel.agencies) FROM release_in_force rel WHERE rel.report_id = of_report AND rel.kind = 'share') x;
    SELECT coalesce(array_agg(DISTINCT g), '{}') INTO becomes.groups FROM (
        SELECT unnest(becomes.groups) AS g
        UNION SELECT unnest(rel.groups) FROM release_in_force rel WHERE rel.report_id = of_report AND rel.kind = 'share') x;
    new_id := kept_marking(to_jsonb(becomes));
    IF new_id = former.id THEN
        RETURN new_id;
    END IF;
    IF NOT EXISTS (SELECT FROM own_markings() m WHERE m = new_id) THEN
        RAISE EXCEPTION 'a marking can only be given by who may read it' USING ERRCODE = 'insufficient_privilege';
    END IF;
    told := ARRAY(SELECT DISTINCT i.key FROM incident i JOIN reading d ON d.id = i.reading_id WHERE d.report_id = of_report);
    FOR follows IN SELECT b.name, b.condition FROM below_report b LOOP
        EXECUTE format('UPDATE %s SET marking_id = $1 WHERE %s', follows.name, follows.condition) USING new_id, of_report;
    END LOOP;
    UPDATE judgement SET
        marking_a_id = CASE WHEN a = ANY (told) THEN new_id ELSE marking_a_id END,
        marking_b_id = CASE WHEN b = ANY (told) THEN new_id ELSE marking_b_id END,
        marking_id = CASE WHEN marking_id = marking_a_id THEN CASE WHEN a = ANY (told) THEN new_id ELSE marking_a_id END
                          WHEN marking_id = marking_b_id THEN CASE WHEN b = ANY (told) THEN new_id ELSE marking_b_id END
                          ELSE marking_id END
    WHERE a = ANY (told) OR b = ANY (told);
    UPDATE wide_member SET marking_id = new_id WHERE incident_key = ANY (told);
    mentioned := ARRAY(SELECT DISTINCT m.key FROM person_mention m JOIN reading d ON d.id = m.reading_id
                       WHERE d.report_id = of_report);
    UPDATE identity_judgement SET
        marking_a_id = CASE WHEN a = ANY (mentioned) THEN new_id ELSE marking_a_id END,
        marking_b_id = CASE WHEN b = ANY (mentioned) THEN new_id ELSE marking_b_id END,
        marking_id = CASE WHEN marking_id = marking_a_id THEN CASE WHEN a = ANY (mentioned) THEN new_id ELSE marking_a_id END
                          ELSE CASE WHEN b = ANY (mentioned) THEN new_id ELSE marking_b_id END END
    WHERE a = ANY (mentioned) OR b = ANY (mentioned);
    IF NOT (becomes.level <= former.level AND becomes.every_agency >= former.every_agency
            AND becomes.agencies @> former.agencies AND becomes.groups @> former.groups
            AND becomes.purposes @> former.purposes) THEN
        beside := told || ARRAY(SELECT DISTINCT o.incident_key
                                FROM event_member m JOIN event_member o ON o.view_id = m.view_id AND o.event_key = m.event_key
                                WHERE m.incident_key = ANY (told));
        DELETE FROM kept_question WHERE a = ANY (beside) OR b = ANY (beside);
        WITH lost AS MATERIALIZED (
            SELECT DISTINCT m.view_id, m.event_key FROM event_member m WHERE m.incident_key = ANY (told)
        ), gone AS MATERIALIZED (
            SELECT view_id, event_key FROM lost
            UNION SELECT e.view_id, e.key FROM event e JOIN lost l ON l.view_id = e.view_id AND l.event_key = ANY (e.covers)
        ), lines AS (
            DELETE FROM counted_line c USING gone g WHERE c.view_id = g.view_id AND c.event_key = g.event_key
        ), members AS (
            DELETE FROM event_member m USING gone g WHERE m.view_id = g.view_id AND m.event_key = g.event_key
        )
        DELETE FROM event e USING gone g WHERE e.view_id = g.view_id AND e.key = g.event_key;
    END IF;
    RETURN new_id;
END
$$;
