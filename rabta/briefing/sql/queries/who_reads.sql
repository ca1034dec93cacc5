-- Who reads this briefing and for what purpose. The token says which reader it is.
SELECT r.name, r.agency, t.purpose FROM reader_token() t JOIN reader r ON r.id = t.reader_id
