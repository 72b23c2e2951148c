-- A draft can be taken back. What was ever proved has a history and stays.
GRANT DELETE ON aws_account TO portal_customer;
CREATE POLICY drafts_alone ON aws_account AS RESTRICTIVE FOR DELETE TO portal_customer USING (status = 'pending');
