-- That a notice was opened follows the notice's marking, as everything of a case or a request does (see followed.sql).
GRANT UPDATE (marking_id) ON notice_opened TO rabta_gate;
CREATE POLICY gate_marks ON notice_opened FOR UPDATE TO rabta_gate USING (true) WITH CHECK (true);
