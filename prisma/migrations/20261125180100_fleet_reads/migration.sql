-- The newest event of each account, for the account's page and the fleet's.
CREATE INDEX "aws_event_customer_id_account_id_received_at_idx" ON "aws_event"("customer_id", "account_id", "received_at" DESC);
