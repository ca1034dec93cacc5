-- Pairs of incidents that may tell of one event, in both directions: a standing "same" of a person, or the newest automatic
-- answer that is not "not" or ties a part to its whole; not where a person's "not the same" stands. A judgement that somebody
-- marked above both its ends is left out: whoever sees neither must not feel it. For gate and the resolver alone.
CREATE VIEW may_be_one WITH (security_invoker = true) AS
WITH stands AS NOT MATERIALIZED (
    SELECT j.a, j.b
    FROM judgement j
    WHERE j.undoes_id IS NULL AND j.marking_id IN (j.marking_a_id, j.marking_b_id)
      AND CASE WHEN j.decided_by IS NOT NULL
          THEN j.outcome = 'same' AND NOT EXISTS (SELECT FROM judgement u WHERE u.undoes_id = j.id)
          ELSE (j.outcome <> 'not' OR j.relation = 'part_of') AND NOT EXISTS (
              SELECT FROM judgement n WHERE n.a = j.a AND n.b = j.b AND n.decided_by IS NULL
                AND (n.decided_at, n.id) > (j.decided_at, j.id)) END
      AND NOT EXISTS (
          SELECT FROM judgement k WHERE k.a = j.a AND k.b = j.b AND k.decided_by IS NOT NULL AND k.undoes_id IS NULL
            AND k.outcome = 'not' AND k.marking_id IN (k.marking_a_id, k.marking_b_id)
            AND NOT EXISTS (SELECT FROM judgement u WHERE u.undoes_id = k.id))
)
SELECT a AS one, b AS other FROM stands
UNION ALL
SELECT b, a FROM stands;
GRANT SELECT ON may_be_one TO rabta_gate, rabta_resolver;
