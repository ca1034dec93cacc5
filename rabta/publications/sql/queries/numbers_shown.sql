-- Of these numbers of reports those that show to the reader.
SELECT r.number FROM report r WHERE r.number = ANY (%(numbers)s::text[])
