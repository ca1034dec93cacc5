-- Notes for the watch desk what somebody did where a silent operation stands, or to what a silent target is matched by. For the
-- house's own work, after the deed and apart from it: whoever did it is told nothing, and nothing that they see or wait for
-- changes. It answers nothing. Asked again of the same deed it changes nothing.
-- `deed`: {id, what, place, subject, agency, by_name, done_at}. `legs`: its place, as in file_operation. `hashes`: in hexadecimal.
CREATE OR REPLACE FUNCTION seen_beside_silent(deed jsonb, legs jsonb, hashes text[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
DECLARE
    s silent_sighting := jsonb_populate_record(NULL::silent_sighting, deed);
    mine bytea[] := ARRAY(SELECT DISTINCT decode(x, 'hex') FROM unnest(hashes) x);
BEGIN
    INSERT INTO silent_sighting (id, version_id, target_id, what, place, subject, agency, by_name, done_at)
    SELECT md5(s.id::text || v.id::text)::uuid, v.id, NULL, s.what, s.place, s.subject, s.agency, s.by_name, s.done_at
    FROM operations_met(seen_beside_silent.legs, '{}'::int[], NULL::float8[], s.done_at, s.done_at) meets
    JOIN planned_operation v ON v.id = meets.version_id
    WHERE v.silent AND v.state <> 'cancelled'
      AND NOT EXISTS (SELECT FROM planned_operation n WHERE n.operation_id = v.operation_id AND n.number > v.number)
    UNION
    SELECT md5(s.id::text || o.id::text)::uuid, NULL, o.id, s.what, s.place, s.subject, s.agency, s.by_name, s.done_at
    FROM held_target o
    WHERE (o.digest = ANY (mine) OR o.shape = ANY (mine)) AND o.silent AND o.held_until >= s.done_at
      AND NOT EXISTS (SELECT FROM target_let_go g WHERE g.target_id = o.id)
    ON CONFLICT (id) DO NOTHING;
END
$$;
