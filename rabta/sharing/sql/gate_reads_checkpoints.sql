-- Gate reads the ledger's order and its checkpoints, for checkpoint_for_auditor() alone. Both hold hashes and numbers.
GRANT SELECT ON ledger_position, ledger_checkpoint TO rabta_gate;
CREATE POLICY gate_sees ON ledger_position FOR SELECT TO rabta_gate USING (true);
CREATE POLICY gate_sees ON ledger_checkpoint FOR SELECT TO rabta_gate USING (true);
