-- The markings the reader in the token may see, in the words that reader may have of them, to be printed beside records.
-- Safe because who else may see a record is the originator's to know: readers of the originator's agency get the whole
-- audience, an auditor too; anybody else only themselves in it. Groups are named to their members alone (and to an
-- auditor), also within the originator's agency. `whole` says whether the audience is all there is.
CREATE OR REPLACE FUNCTION markings_shown() RETURNS TABLE (
    id integer, originator smallint, level smallint, every_agency boolean, agencies smallint[], groups text[],
    handling smallint[], handling_note text, purposes smallint[], whole boolean)
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = rabta, pg_temp ROWS 100
AS $$
    SELECT m.id, m.originator, m.level, m.every_agency AND (sees.all_of_it OR NOT r.partner),
           CASE WHEN sees.all_of_it THEN m.agencies
                ELSE ARRAY(SELECT a FROM unnest(m.agencies) a WHERE a = r.agency AND m.originator <> r.agency) END,
           ARRAY(SELECT g FROM unnest(m.groups) g WHERE g = ANY (r.groups) OR 4 = ANY (r.roles) ORDER BY g),
           m.handling, m.handling_note, m.purposes, sees.all_of_it
    FROM reader r
    CROSS JOIN marking m
    CROSS JOIN LATERAL (SELECT m.originator = r.agency OR 4 = ANY (r.roles) AS all_of_it) sees
    WHERE r.id = current_reader() AND m.id IN (SELECT visible_markings())
$$;
