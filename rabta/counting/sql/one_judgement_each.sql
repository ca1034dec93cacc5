-- A person judges a pair once: who judged it and thinks otherwise now takes the former back first, so that two judgements that
-- differ are always two persons'. Beside that the policy is as it was (policies.sql).
DROP POLICY analyst_judges ON judgement;
CREATE POLICY analyst_judges ON judgement FOR INSERT TO rabta_app WITH CHECK (
    decided_by = (SELECT current_reader()) AND (SELECT reader_has_role(2::smallint))
    AND ((outcome = 'same' AND relation = 'same') OR (outcome = 'not' AND relation = 'distinct'))
    AND score = 0 AND reasons = '[]' AND rule_version = ''
    AND marking_a_id IN (SELECT visible_markings()) AND marking_b_id IN (SELECT visible_markings())
    AND marking_id IN (SELECT visible_markings())
    AND CASE WHEN undoes_id IS NULL THEN
        NOT judged_already(a, b)
        AND EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id
                    WHERE i.key = a AND i.marking_id = marking_a_id)
        AND EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id
                    WHERE i.key = b AND i.marking_id = marking_b_id)
    ELSE judgement_may_be_undone(undoes_id, a, b, marking_a_id, marking_b_id, marking_id) END);
