-- Which of these mentions a judgement ever joined to another, as far as the reader sees it: the others are persons of their own.
SELECT j.a::text AS key FROM identity_judgement j WHERE j.outcome = 'same' AND j.a = ANY (%(keys)s::uuid[])
UNION
SELECT j.b::text FROM identity_judgement j WHERE j.outcome = 'same' AND j.b = ANY (%(keys)s::uuid[])
