-- Whether the reader in the token holds a role. For the ledger's policy (auditors) and the writers' (analysts).
CREATE OR REPLACE FUNCTION reader_has_role(wanted smallint) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT EXISTS (SELECT FROM reader r WHERE r.id = current_reader() AND wanted = ANY (r.roles))
$$;
