-- That a link was taken back shows where the link does: of one to something hidden, nothing is there, not even its end.
ALTER POLICY reader_sees ON work_withdrawal USING (
    marking_id IN (SELECT visible_markings())
    AND (EXISTS (SELECT FROM work_step s WHERE s.id = work_withdrawal.of)
         OR EXISTS (SELECT FROM work_link l WHERE l.id = work_withdrawal.of)));
