ALTER TABLE task DROP CONSTRAINT taskkind;
ALTER TABLE task ADD CONSTRAINT taskkind CHECK (kind IN ('accept', 'revise', 'follow-up', 'inquire', 'answer'));
CREATE INDEX task_open ON task (person, case_id) WHERE done_at IS NULL;
