-- How many notices to the reader's agency show that the reader has not opened.
SELECT count(*) AS unread FROM notice n WHERE NOT EXISTS (SELECT FROM notice_opened o WHERE o.notice_id = n.id)
