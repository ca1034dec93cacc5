-- Second opinions asked for on one pair, oldest first. Whose question it is and whom it names shows by name where the two are
-- colleagues of the reader's. It is answered by a standing judgement of whoever was asked, of a named one where the name shows.
SELECT s.id, s.words, s.asked_at, s.asked_by = current_reader() AS by_you, s.asked_of = current_reader() AS of_you,
       s.asked_of IS NULL AS of_anyone, n.name AS of_name, w.name AS by_name, t.opinion_id IS NOT NULL AS taken_back,
       (s.asked_of IS NULL OR n.id IS NOT NULL OR current_reader() IN (s.asked_by, s.asked_of)) AND EXISTS (
           SELECT FROM judgement j
           WHERE j.a = s.a AND j.b = s.b AND j.decided_by = coalesce(s.asked_of, j.decided_by) AND j.decided_by <> s.asked_by
             AND j.undoes_id IS NULL AND j.decided_at >= s.asked_at
             AND NOT EXISTS (SELECT FROM judgement u WHERE u.undoes_id = j.id)
       ) AS answered
FROM second_opinion s
LEFT JOIN second_opinion_taken_back t ON t.opinion_id = s.id
LEFT JOIN analysts_to_ask() n ON n.id = s.asked_of
LEFT JOIN analysts_to_ask() w ON w.id = s.asked_by
WHERE s.a = %(a)s AND s.b = %(b)s
ORDER BY s.asked_at, s.id
