-- Who is reading, and for what purpose: the signed token that sharing.operations puts into the transaction.
-- For every policy. Safe because the key is readable by gate alone and the signature covers transaction_timestamp():
-- a token seen elsewhere is worth nothing in another transaction, and parallel workers share the timestamp.
-- No token: no row. A forged token: an error. HMAC-SHA256 as RFC 2104, with the padded keys stored ready.
CREATE OR REPLACE FUNCTION reader_token(OUT reader_id uuid, OUT purpose smallint)
RETURNS SETOF record
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = rabta, pg_temp ROWS 1
AS $$
DECLARE
    parts text[] := string_to_array(nullif(current_setting('rabta.reader', true), ''), '|');
    message bytea;
BEGIN
    IF parts IS NULL THEN
        RETURN;
    END IF;
    message := convert_to(
        parts[1] || '|' || parts[2] || '|' || (extract(epoch FROM transaction_timestamp()) * 1000000)::bigint, 'UTF8');
    IF array_length(parts, 1) = 3 AND EXISTS (
        SELECT FROM token_key k
        WHERE k.active AND encode(sha256(k.outer_pad || sha256(k.inner_pad || message)), 'hex') = parts[3]
    ) THEN
        reader_id := parts[1]::uuid;
        purpose := parts[2]::smallint;
        RETURN NEXT;
        RETURN;
    END IF;
    RAISE EXCEPTION 'bad reader token' USING ERRCODE = 'insufficient_privilege';
END
$$;
