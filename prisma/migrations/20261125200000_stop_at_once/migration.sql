-- An event names a job, not its ARN: what was decided about it is looked up by that name.
CREATE INDEX "termination_customer_id_account_id_region_job_name_idx" ON "termination"("customer_id", "account_id", "region", "job_name");
