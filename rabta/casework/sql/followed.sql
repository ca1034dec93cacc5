-- What belongs to a case or a request follows its marking: gate may put another one in, and nothing else; mark_work() is
-- the only function that does. The house itself writes down which notices it told to a webhook.
GRANT UPDATE (marking_id) ON joint_case, case_task, assistance_request, request_answer, work_step, work_link, work_withdrawal,
    notice, notice_try TO rabta_gate;
CREATE POLICY gate_marks ON joint_case FOR UPDATE TO rabta_gate USING (true) WITH CHECK (true);
CREATE POLICY gate_marks ON case_task FOR UPDATE TO rabta_gate USING (true) WITH CHECK (true);
CREATE POLICY gate_marks ON assistance_request FOR UPDATE TO rabta_gate USING (true) WITH CHECK (true);
CREATE POLICY gate_marks ON request_answer FOR UPDATE TO rabta_gate USING (true) WITH CHECK (true);
CREATE POLICY gate_marks ON work_step FOR UPDATE TO rabta_gate USING (true) WITH CHECK (true);
CREATE POLICY gate_marks ON work_link FOR UPDATE TO rabta_gate USING (true) WITH CHECK (true);
CREATE POLICY gate_marks ON work_withdrawal FOR UPDATE TO rabta_gate USING (true) WITH CHECK (true);
CREATE POLICY gate_marks ON notice FOR UPDATE TO rabta_gate USING (true) WITH CHECK (true);
CREATE POLICY gate_marks ON notice_try FOR UPDATE TO rabta_gate USING (true) WITH CHECK (true);
REVOKE INSERT ON notice_try FROM rabta_app;
GRANT INSERT ON notice_try TO rabta_resolver;
CREATE POLICY resolver_writes ON notice_try FOR INSERT TO rabta_resolver WITH CHECK (
    EXISTS (SELECT FROM notice n WHERE n.id = notice_id AND n.marking_id = notice_try.marking_id));
