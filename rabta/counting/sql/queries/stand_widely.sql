-- Which of what the reader sees is computed on read, as two hashes: of the incidents, and of the rules' questions. A report out of
-- sight can make it so, or no longer so, which changes no answer but where the parts of it are found.
SELECT (SELECT md5(string_agg(m.incident_key::text, '' ORDER BY m.incident_key)) FROM wide_member m) AS incidents,
       (SELECT md5(string_agg(k.a::text || k.b, '' ORDER BY k.a, k.b)) FROM kept_question k WHERE k.kind = 'wide') AS questions
