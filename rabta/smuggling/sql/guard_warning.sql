-- Keeps a warning whose contact is a number of a protected person, or whose words hold the name of one whom a report it rests
-- on tells of. Whoever raises it is not told: they may not know that there is such a person.
CREATE OR REPLACE FUNCTION guard_warning() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
BEGIN
    IF EXISTS (SELECT FROM mention_identifier i WHERE i.protected AND i.value <> '' AND i.value = NEW.subject)
       OR EXISTS (SELECT FROM person_mention m JOIN reading d ON d.id = m.reading_id
                  WHERE m.protected AND d.report_id = ANY (NEW.report_ids) AND length(m.name) > 2
                    AND position(lower(m.name) IN lower(concat_ws(' ', NEW.words, NEW.words_ur, NEW.reasons, NEW.feature,
                                                                   NEW.example, NEW.subject))) > 0) THEN
        INSERT INTO guarded_warning VALUES (NEW.id);
    END IF;
    RETURN NEW;
END
$$;
