-- Whether everything that the reader in the token sees is as it was in an earlier snapshot: no transaction that the snapshot does
-- not hold wrote anything under markings that the reader sees. A transaction that writes out of the reader's sight changes no
-- answer. Numbers that are still to come are those of a restored installation's former life. For answers that are remembered.
CREATE OR REPLACE FUNCTION unchanged_since(since pg_snapshot) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT NOT EXISTS (
        SELECT FROM change c
        WHERE c.written_in >= pg_snapshot_xmin(since)::text::bigint
          AND c.written_in < pg_snapshot_xmax(pg_current_snapshot())::text::bigint
          AND NOT pg_visible_in_snapshot(c.written_in::text::xid8, since)
          AND c.markings <@ ARRAY(SELECT visible_markings()))
$$;
