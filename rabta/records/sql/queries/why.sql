-- What lets the reader see one report. For "who can see this, and why" as a receiver reads it.
SELECT w.because, w.named, w.released_at FROM why_visible(%(report_id)s::uuid) w ORDER BY w.because, w.named, w.released_at
