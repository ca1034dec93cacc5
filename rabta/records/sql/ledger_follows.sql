-- What the ledger tells of a report hides with it when its originator marks it anew. Beside the ledger's own policies,
-- never instead of them. What a reader did oneself stays one's own to know.
CREATE POLICY hides_with_its_report ON entry AS RESTRICTIVE FOR SELECT TO rabta_app USING (
    reader_id = (SELECT current_reader())
    OR subject_kind <> 'report'
    OR sha256(convert_to(subject_id, 'UTF8')) NOT IN (SELECT reports_out_of_sight()));
