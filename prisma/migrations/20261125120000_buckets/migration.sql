-- A bucket's ARN names no account: two accounts of one customer may use the same bucket.
ALTER TABLE "resource" ADD COLUMN "answers" JSONB;
DROP INDEX "resource_customer_id_arn_creation_time_key";
CREATE UNIQUE INDEX "resource_customer_id_account_id_arn_creation_time_key" ON "resource"("customer_id", "account_id", "arn", "creation_time");

ALTER TABLE "region_scan" ADD COLUMN "bucket_gaps" JSONB NOT NULL DEFAULT '[]';

CREATE TYPE "bucket_access" AS ENUM ('read', 'write');
CREATE TABLE "bucket_use" (
    "customer_id" UUID NOT NULL,
    "resource_id" UUID NOT NULL,
    "bucket" TEXT NOT NULL,
    "access" "bucket_access" NOT NULL,

    CONSTRAINT "bucket_use_pkey" PRIMARY KEY ("customer_id","resource_id","bucket","access")
);
CREATE INDEX "bucket_use_customer_id_bucket_idx" ON "bucket_use"("customer_id", "bucket");

CREATE TABLE "bucket_reading" (
    "customer_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "outcome" "scan_outcome",
    "calls" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "bucket_reading_pkey" PRIMARY KEY ("customer_id","account_id")
);

ALTER TABLE "bucket_use" ADD CONSTRAINT "bucket_use_customer_id_resource_id_fkey" FOREIGN KEY ("customer_id", "resource_id") REFERENCES "resource"("customer_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "bucket_reading" ADD CONSTRAINT "bucket_reading_customer_id_account_id_fkey" FOREIGN KEY ("customer_id", "account_id") REFERENCES "aws_account"("customer_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on by hand ------------------------------------------------------------------------------
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['bucket_use', 'bucket_reading'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY customer_rows ON %I TO portal_customer
      USING (customer_id = (SELECT current_customer())) WITH CHECK (customer_id = (SELECT current_customer()))', name);
    EXECUTE format('CREATE POLICY staff_rows ON %I FOR SELECT TO portal_staff USING (true)', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO portal_customer', name);
    EXECUTE format('GRANT SELECT ON %I TO portal_staff', name);
  END LOOP;
END
$$;
-- What a resource uses is learned anew when its settings are.
REVOKE UPDATE ON bucket_use FROM portal_customer;
GRANT DELETE ON bucket_use TO portal_customer;
