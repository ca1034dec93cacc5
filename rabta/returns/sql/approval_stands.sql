-- What leaves was approved by another whose approval stands: of each, the last of approving and withdrawing counts.
CREATE POLICY approval_stands ON return_sending AS RESTRICTIVE FOR INSERT TO rabta_app WITH CHECK (
    (SELECT count(*) FROM (
        SELECT DISTINCT ON (s.signed_by) s.kind FROM return_step s JOIN return_made m ON m.id = s.return_id
        WHERE s.return_id = return_sending.return_id AND s.kind IN ('approved', 'approval_withdrawn') AND s.signed_by <> m.prepared_by
        ORDER BY s.signed_by, s.number DESC) last
     WHERE last.kind = 'approved') >= 1);
-- Nobody withdraws an approval of what left: it is taken back instead.
CREATE POLICY withdrawn_before_it_left ON return_step AS RESTRICTIVE FOR INSERT TO rabta_app WITH CHECK (
    kind <> 'approval_withdrawn' OR NOT EXISTS (SELECT FROM return_sending o WHERE o.return_id = return_step.return_id));
