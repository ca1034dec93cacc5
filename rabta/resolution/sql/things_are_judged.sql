-- Judgements on things (a telephone, a vehicle, a document) beside those on persons, under the same rules: in the analyst's own
-- name, between two mentions that count and show, and here between numbers that they state. Without numbers it is on persons.
DROP POLICY analyst_judges ON identity_judgement;
CREATE POLICY analyst_judges ON identity_judgement FOR INSERT TO rabta_app WITH CHECK (
    decided_by = (SELECT current_reader()) AND (SELECT reader_has_role(2::smallint))
    AND outcome IN ('same', 'not') AND score = 0 AND reasons = '[]' AND rule_version = ''
    AND marking_a_id IN (SELECT visible_markings()) AND marking_b_id IN (SELECT visible_markings())
    AND marking_id IN (marking_a_id, marking_b_id)
    AND CASE WHEN undoes_id IS NULL THEN
        CASE WHEN number_a IS NULL THEN NOT identity_judged_already(a, b)
             ELSE NOT thing_judged_already(a, number_a, b, number_b) END
        AND protected = (EXISTS (SELECT FROM person_mention m JOIN current_reading c ON c.id = m.reading_id
                                 WHERE m.key IN (a, b) AND m.protected))
        AND EXISTS (SELECT FROM person_mention m JOIN current_reading c ON c.id = m.reading_id
                    WHERE m.key = a AND m.marking_id = marking_a_id
                      AND (number_a IS NULL OR EXISTS (SELECT FROM mention_identifier i
                                                       WHERE i.mention_id = m.id AND i.identifier_no = number_a)))
        AND EXISTS (SELECT FROM person_mention m JOIN current_reading c ON c.id = m.reading_id
                    WHERE m.key = b AND m.marking_id = marking_b_id
                      AND (number_b IS NULL OR EXISTS (SELECT FROM mention_identifier i
                                                       WHERE i.mention_id = m.id AND i.identifier_no = number_b)))
    ELSE identity_may_be_undone(undoes_id, a, b, marking_a_id, marking_b_id, marking_id, protected) END);
