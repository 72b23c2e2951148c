CREATE TYPE "notice_audience" AS ENUM ('people', 'admins', 'support');

CREATE TABLE "notice" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "customer_id" UUID NOT NULL,
    "audience" "notice_audience" NOT NULL,
    "kind" TEXT NOT NULL,
    "resource_type" TEXT NOT NULL,
    "resource_id" TEXT NOT NULL,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("customer_id","id")
);
CREATE INDEX "notice_customer_id_at_id_idx" ON "notice"("customer_id", "at" DESC, "id");
ALTER TABLE "notice" ADD CONSTRAINT "notice_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE notice FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_rows ON notice TO portal_customer
  USING (customer_id = (SELECT current_customer())) WITH CHECK (customer_id = (SELECT current_customer()));
CREATE POLICY staff_rows ON notice FOR SELECT TO portal_staff USING (true);
GRANT SELECT ON notice TO portal_customer, portal_staff;
GRANT INSERT ON notice TO portal_customer;
