-- Questions as the reader sees them, as CTEs that open what is asked about them: `question` with a person's judgement where it
-- settled one (`kind` is `settled`), `asked_pair` without. Kept rows come under row security, which shows those that hold in the
-- reader's own sight; what depends on many markings is kept nowhere: queries/asked.py computes it from what the reader sees and
-- binds it as `wide` (jsonb). Which pairs are asked about, and why, rules/questions.py says.
WITH question AS NOT MATERIALIZED (
    SELECT k.a, k.b, k.kind, k.score, k.by_number, k.two_numbers, k.weight, k.cut_a, k.cut_b FROM kept_question k WHERE k.kind <> 'wide'
    UNION ALL
    SELECT w.a, w.b, w.kind, w.score, w.by_number, w.two_numbers, w.weight, w.cut_a, w.cut_b
    FROM jsonb_to_recordset(%(wide)s::jsonb) AS w(
        a uuid, b uuid, kind text, score integer, by_number boolean, two_numbers boolean, weight bigint, cut_a uuid, cut_b uuid)
),
asked_pair AS NOT MATERIALIZED (
    SELECT q.a, q.b, q.score, q.kind = 'differ' AS differ, CASE WHEN q.kind IN ('persons', 'join') THEN q.kind END AS gave_way,
           q.cut_a, q.cut_b, q.two_numbers, q.weight
    FROM question q WHERE q.kind <> 'settled'
)
