CREATE TYPE "delivery_channel" AS ENUM ('mail', 'webhook');
CREATE TYPE "delivery_state" AS ENUM ('waiting', 'sent', 'failed', 'given_up');

CREATE TABLE "notice_mark" (
    "customer_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "read_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_mark_pkey" PRIMARY KEY ("customer_id","person_id")
);

CREATE TABLE "staff_notice_mark" (
    "person_id" UUID NOT NULL,
    "read_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_notice_mark_pkey" PRIMARY KEY ("person_id")
);

CREATE TABLE "mail_preference" (
    "customer_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "groups" TEXT[],
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mail_preference_pkey" PRIMARY KEY ("customer_id","person_id")
);

CREATE TABLE "webhook" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "customer_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "groups" TEXT[],
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "secret" TEXT NOT NULL,
    "former_secret" TEXT,
    "former_until" TIMESTAMPTZ(3),
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("customer_id","id")
);

CREATE TABLE "delivery" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "customer_id" UUID NOT NULL,
    "notice_id" UUID,
    "channel" "delivery_channel" NOT NULL,
    "recipient" TEXT NOT NULL,
    "person_id" UUID,
    "webhook_id" UUID,
    "state" "delivery_state" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "next_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),
    "answer" TEXT,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("customer_id","id")
);
CREATE UNIQUE INDEX "delivery_customer_id_notice_id_recipient_key" ON "delivery"("customer_id", "notice_id", "recipient");
CREATE INDEX "delivery_customer_id_webhook_id_created_at_idx" ON "delivery"("customer_id", "webhook_id", "created_at" DESC);
CREATE INDEX "delivery_state_next_at_idx" ON "delivery"("state", "next_at");

ALTER TABLE "notice_mark" ADD CONSTRAINT "notice_mark_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "notice_mark" ADD CONSTRAINT "notice_mark_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "staff_notice_mark" ADD CONSTRAINT "staff_notice_mark_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "mail_preference" ADD CONSTRAINT "mail_preference_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "mail_preference" ADD CONSTRAINT "mail_preference_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_customer_id_notice_id_fkey" FOREIGN KEY ("customer_id", "notice_id") REFERENCES "notice"("customer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_customer_id_webhook_id_fkey" FOREIGN KEY ("customer_id", "webhook_id") REFERENCES "webhook"("customer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on by hand ------------------------------------------------------------------------------
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['notice_mark', 'mail_preference', 'webhook', 'delivery'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY customer_rows ON %I TO portal_customer
      USING (customer_id = (SELECT current_customer())) WITH CHECK (customer_id = (SELECT current_customer()))', name);
    EXECUTE format('CREATE POLICY staff_rows ON %I FOR SELECT TO portal_staff USING (true)', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO portal_customer', name);
  END LOOP;
END
$$;
GRANT UPDATE (read_until) ON notice_mark TO portal_customer;
GRANT UPDATE (groups, changed_at) ON mail_preference TO portal_customer;
GRANT UPDATE (is_enabled, groups, secret, former_secret, former_until, removed_at) ON webhook TO portal_customer;
GRANT UPDATE (state, attempts, next_at, settled_at, answer) ON delivery TO portal_customer;
GRANT SELECT ON notice_mark, mail_preference, delivery TO portal_staff;
-- Support may know that a customer has webhooks, and never what signs them.
GRANT SELECT (id, customer_id, name, groups, is_enabled, created_by_name, created_at, removed_at) ON webhook TO portal_staff;

ALTER TABLE staff_notice_mark ENABLE ROW LEVEL SECURITY;
ALTER TABLE staff_notice_mark FORCE ROW LEVEL SECURITY;
CREATE POLICY own_mark ON staff_notice_mark TO portal_staff
  USING (person_id = (SELECT current_person())) WITH CHECK (person_id = (SELECT current_person()));
GRANT SELECT, INSERT ON staff_notice_mark TO portal_staff;
GRANT UPDATE (read_until) ON staff_notice_mark TO portal_staff;
