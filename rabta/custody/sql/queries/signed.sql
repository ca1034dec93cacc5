-- How many steps of each exhibit that shows were signed, and how many of these were taken back.
SELECT s.exhibit_id, count(*) AS signed, count(w.step_id) AS taken_back
FROM custody_step s LEFT JOIN custody_withdrawal w ON w.step_id = s.id
GROUP BY s.exhibit_id
