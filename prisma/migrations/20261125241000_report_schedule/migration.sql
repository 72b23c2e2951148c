CREATE TABLE "report_schedule" (
    "customer_id" UUID NOT NULL,
    "is_on" BOOLEAN NOT NULL,
    "changed_by_name" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_schedule_pkey" PRIMARY KEY ("customer_id")
);
ALTER TABLE "report_schedule" ADD CONSTRAINT "report_schedule_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on by hand: what Prisma's schema language cannot say.

ALTER TABLE report_schedule ENABLE ROW LEVEL SECURITY;
ALTER TABLE report_schedule FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_rows ON report_schedule TO portal_customer
  USING (customer_id = (SELECT current_customer())) WITH CHECK (customer_id = (SELECT current_customer()));
-- The worker looks over all customers for whose report is due.
CREATE POLICY staff_rows ON report_schedule FOR SELECT TO portal_staff USING (true);
GRANT SELECT, INSERT ON report_schedule TO portal_customer;
GRANT UPDATE (is_on, changed_by_name, changed_at) ON report_schedule TO portal_customer;
GRANT SELECT ON report_schedule TO portal_staff;

-- A month is reported once, however often the worker begins.
CREATE UNIQUE INDEX evidence_report_scheduled_once ON evidence_report (customer_id, period_start) WHERE is_scheduled;
