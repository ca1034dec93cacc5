-- Notices about a partner's request: each side tells the other what it has signed, in its own name and under the request's
-- marking; the house reminds the centre of what is overdue. A partner hears nothing of what the centre does before it answers.
CREATE POLICY partner_tells ON notice FOR INSERT TO rabta_app WITH CHECK (
    subject_kind = 'partner_request' AND written_by = (SELECT current_reader())
    AND EXISTS (
        SELECT FROM partner_request q, reader me
        WHERE q.id = subject_id AND q.marking_id = notice.marking_id AND me.id = (SELECT current_reader())
          AND CASE WHEN me.agency = q.from_agency
                THEN notice.agency = 1 AND reader_has_role(1::smallint) AND kind IN (
                    'partner_asked', 'partner_reminded', 'partner_taken_back', 'partner_received', 'partner_recall_received')
                ELSE me.agency = 1 AND reader_has_role(2::smallint) AND notice.agency = q.from_agency
                    AND kind IN ('partner_sent', 'partner_recalled')
              END));
CREATE POLICY house_reminds_of_partners ON notice FOR INSERT TO rabta_resolver WITH CHECK (
    kind = 'partner_request_overdue' AND subject_kind = 'partner_request' AND agency = 1
    AND EXISTS (SELECT FROM partner_request q WHERE q.id = subject_id AND q.marking_id = notice.marking_id));
