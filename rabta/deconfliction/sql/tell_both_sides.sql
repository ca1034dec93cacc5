-- Enters a conflict of two operations or two targets, and one notice for each side, the same for both. For file_operation
-- and hold_target alone: whoever else calls it finds that the rows are not theirs to write. One that stands open already is
-- not entered again, and `again` says whether one that was closed is. Where a side is silent, neither is told. However
-- many a filing meets, each side is told once of it: how many there are is not among what it may learn.
-- Ids are hashes over ids that nobody of the other side knows.
CREATE OR REPLACE FUNCTION tell_both_sides(
    a_version uuid, b_version uuid, a_target uuid, b_target uuid, a_of uuid, b_of uuid, a_agency smallint, b_agency smallint,
    a_marking int, b_marking int, is_silent boolean, again boolean, at timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = rabta, pg_temp
AS $$
DECLARE
    named text := concat_ws(' ', a_version, b_version, a_target, b_target, is_silent);
BEGIN
    IF EXISTS (
        SELECT FROM operation_conflict c
        WHERE ((c.a_key = a_of AND c.b_key = b_of) OR (c.a_key = b_of AND c.b_key = a_of)) AND c.silent = is_silent
          AND NOT (again AND EXISTS (SELECT FROM conflict_step s WHERE s.conflict_id = c.id AND s.step = 'closed'))
    ) THEN
        RETURN;
    END IF;
    INSERT INTO operation_conflict (id, a_version_id, b_version_id, a_target_id, b_target_id, a_key, b_key, silent, found_at)
    VALUES (encode(substring(sha256(convert_to('conflict ' || named, 'UTF8')) FOR 16), 'hex')::uuid,
            a_version, b_version, a_target, b_target, a_of, b_of, is_silent, at);
    IF NOT is_silent THEN
        INSERT INTO conflict_notice (id, kind, key, agency, contact, phone, told_at, marking_id)
        SELECT encode(substring(sha256(convert_to(n.side || named, 'UTF8')) FOR 16), 'hex')::uuid, 'conflict', n.key, n.agency,
               '', '', at, n.marking_id
        FROM (VALUES ('a ', a_of, a_agency, a_marking), ('b ', b_of, b_agency, b_marking)) AS n(side, key, agency, marking_id)
        WHERE NOT EXISTS (SELECT FROM conflict_notice x WHERE x.key = n.key AND x.kind = 'conflict' AND x.told_at = at);
    END IF;
END
$$;
GRANT EXECUTE ON FUNCTION tell_both_sides TO rabta_gate;
