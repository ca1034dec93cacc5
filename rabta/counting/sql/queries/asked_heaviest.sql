-- Behind asked_pair.sql and renumbered.sql, all that the queue asks of them: what asked_in_all.sql gives, and `heaviest`, the
-- pairs that are worth weighing first: those on which persons differ, then by the most that can be at stake times the chance
-- that the likelier answer is wrong (`weight`). Beside them, pairs on which the reader is asked for a second opinion
-- (`asked_of_you`), also where somebody's judgement settled them. The exact order is made in rules/stakes.py. Rows that are
-- renumbered come on top of `most`: of a list they are asked about together.
, second AS MATERIALIZED (
    SELECT DISTINCT s.a, s.b
    FROM second_opinion s
    WHERE s.asked_by <> current_reader() AND (s.asked_of IS NULL OR s.asked_of = current_reader())
      AND reader_has_role(2::smallint) AND NOT judged_already(s.a, s.b)
      AND NOT EXISTS (SELECT FROM second_opinion_taken_back t WHERE t.opinion_id = s.id)
      AND NOT EXISTS (
            SELECT FROM judgement j
            WHERE j.a = s.a AND j.b = s.b AND j.decided_by IS NOT NULL AND j.undoes_id IS NULL AND j.decided_at >= s.asked_at
              AND s.asked_of IS NULL AND j.decided_by <> s.asked_by
              AND NOT EXISTS (SELECT FROM judgement u WHERE u.undoes_id = j.id))
      AND EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = s.a)
      AND EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = s.b)
),
wanted AS (
    SELECT q.a, q.b, q.score, q.differ, q.gave_way, q.weight, s.a IS NOT NULL AS asked_of_you
    FROM asked_pair q LEFT JOIN second s ON s.a = q.a AND s.b = q.b
    UNION ALL
    SELECT s.a, s.b, q.score, false, NULL, coalesce(q.weight, 0), true
    FROM second s LEFT JOIN question q ON q.a = s.a AND q.b = s.b
    WHERE q.a IS NULL OR q.kind = 'settled'
),
heavy AS (
    SELECT w.*
    FROM wanted w
    ORDER BY (w.differ OR coalesce(w.gave_way = 'persons', false)) DESC, w.asked_of_you DESC, w.weight DESC,
             w.score DESC NULLS LAST, w.a, w.b
    LIMIT %(most)s::integer + (SELECT count(*) FROM renumbered)
)
SELECT (SELECT count(*) FROM asked_pair) AS total, (SELECT coalesce(jsonb_agg(to_jsonb(r)), '[]') FROM renumbered r) AS renumbered,
       (SELECT coalesce(jsonb_agg(to_jsonb(h) || jsonb_build_object(
                   'score', n.score, 'relation', n.relation, 'reasons', coalesce(n.reasons, '[]')) ORDER BY h.place), '[]')
        FROM (SELECT row_number() OVER () AS place, h.* FROM heavy h) h
        LEFT JOIN LATERAL (
            SELECT j.score, j.relation, j.reasons FROM judgement j
            WHERE j.a = h.a AND j.b = h.b AND j.decided_by IS NULL
            ORDER BY j.decided_at DESC, j.id DESC LIMIT 1
        ) n ON true
        WHERE EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = h.a)
          AND EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = h.b)) AS heaviest
