-- What leaves was approved by two others whose approval stands: of each, the last of approving and withdrawing counts.
CREATE POLICY approval_stands ON publication AS RESTRICTIVE FOR INSERT TO rabta_app WITH CHECK (
    (SELECT count(*) FROM (
        SELECT DISTINCT ON (s.signed_by) s.kind FROM bulletin_step s JOIN bulletin m ON m.id = s.bulletin_id
        WHERE s.bulletin_id = publication.bulletin_id AND s.kind IN ('approved', 'approval_withdrawn') AND s.signed_by <> m.written_by
        ORDER BY s.signed_by, s.number DESC) last
     WHERE last.kind = 'approved') >= 2);
-- Nobody withdraws an approval of what left: it is taken back instead.
CREATE POLICY withdrawn_before_it_left ON bulletin_step AS RESTRICTIVE FOR INSERT TO rabta_app WITH CHECK (
    kind <> 'approval_withdrawn' OR NOT EXISTS (SELECT FROM publication o WHERE o.bulletin_id = bulletin_step.bulletin_id));
