-- The house reminds whoever took a lapse: by notices of these two kinds, to the agency of who took it. Such a notice shows to
-- whoever sees the step it is about, and so everything that the lapse was found from: this policy only narrows.
CREATE POLICY house_reminds_of_lapses ON notice FOR INSERT TO rabta_resolver WITH CHECK (
    kind IN ('lapse_due', 'lapse_overdue') AND subject_kind = 'lapse'
    AND EXISTS (SELECT FROM lapse_step s
                WHERE s.id = subject_id AND s.kind = 'owned' AND s.agency = notice.agency AND s.marking_id = notice.marking_id));
CREATE POLICY lapse_notices_show_with_their_step ON notice AS RESTRICTIVE FOR SELECT TO rabta_app USING (
    subject_kind <> 'lapse' OR EXISTS (SELECT FROM lapse_step s WHERE s.id = subject_id));
