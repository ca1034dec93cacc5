-- Every question, behind asked_pair.sql. For checks against a plain recount.
SELECT q.a, q.b, q.score, q.kind, q.cut_a, q.cut_b FROM question q ORDER BY q.a, q.b
