-- What leaves was approved by two others whose approval stands: of each, the last of approving and withdrawing counts.
CREATE POLICY approval_stands ON edition_out AS RESTRICTIVE FOR INSERT TO rabta_app WITH CHECK (
    (SELECT count(*) FROM (
        SELECT DISTINCT ON (s.signed_by) s.kind FROM edition_step s JOIN edition m ON m.id = s.edition_id
        WHERE s.edition_id = edition_out.edition_id AND s.kind IN ('approved', 'approval_withdrawn') AND s.signed_by <> m.prepared_by
        ORDER BY s.signed_by, s.number DESC) last
     WHERE last.kind = 'approved') >= 2);
-- Nobody withdraws an approval of what left: it is taken back instead.
CREATE POLICY withdrawn_before_it_left ON edition_step AS RESTRICTIVE FOR INSERT TO rabta_app WITH CHECK (
    kind <> 'approval_withdrawn' OR NOT EXISTS (SELECT FROM edition_out o WHERE o.edition_id = edition_step.edition_id));
