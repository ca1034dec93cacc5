-- The rules' questions that depend on more markings than are kept, where the reader sees both ends.
SELECT k.a::text, k.b::text FROM kept_question k WHERE k.kind = 'wide'
