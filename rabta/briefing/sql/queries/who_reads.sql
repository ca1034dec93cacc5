-- Who reads this briefing and for what purpose: row security shows a reader that reader's own row alone.
SELECT r.name, r.agency, t.purpose FROM reader r, reader_token() t
