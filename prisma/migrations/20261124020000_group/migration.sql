CREATE TYPE "member_source" AS ENUM ('portal', 'adopted', 'before_portal');
CREATE TYPE "change_action" AS ENUM ('add', 'remove');
CREATE TYPE "change_state" AS ENUM ('waiting', 'intended', 'sent', 'confirmed', 'unconfirmed', 'refused', 'declined', 'withdrawn', 'superseded');
CREATE TYPE "change_origin" AS ENUM ('person', 'request', 'expiry', 'drift', 'review');
CREATE TYPE "access_request_state" AS ENUM ('asked', 'approved', 'declined', 'withdrawn');
CREATE TYPE "review_decision" AS ENUM ('kept', 'removed');
CREATE TABLE "group_state" (
    "customer_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "exists" BOOLEAN,
    "arn" TEXT,
    "path" TEXT,
    "created_in_aws_at" TIMESTAMPTZ(3),
    "policies" JSONB NOT NULL DEFAULT '[]',
    "problems" JSONB NOT NULL DEFAULT '[]',
    "read_asked_at" TIMESTAMPTZ(3),
    "read_started_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),
    "first_read_at" TIMESTAMPTZ(3),
    "requires_approval" BOOLEAN NOT NULL DEFAULT false,
    "review_every_days" INTEGER NOT NULL DEFAULT 90,
    "review_told_at" TIMESTAMPTZ(3),

    CONSTRAINT "group_state_pkey" PRIMARY KEY ("customer_id","account_id")
);
CREATE TABLE "iam_user" (
    "customer_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "arn" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "is_member" BOOLEAN NOT NULL,
    "has_console" BOOLEAN,
    "has_mfa" BOOLEAN,
    "last_used_at" TIMESTAMPTZ(3),
    "is_last_use_known" BOOLEAN NOT NULL DEFAULT false,
    "details_read_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "gone_at" TIMESTAMPTZ(3),
    "drift_told_at" TIMESTAMPTZ(3),
    "drift_by" TEXT,
    "drift_at" TIMESTAMPTZ(3),

    CONSTRAINT "iam_user_pkey" PRIMARY KEY ("customer_id","account_id","user_id")
);
CREATE TABLE "group_member" (
    "customer_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "user_name" TEXT NOT NULL,
    "source" "member_source" NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "added_by_name" TEXT,
    "reason" TEXT,
    "ticket" TEXT,
    "ends_at" TIMESTAMPTZ(3),
    "warned_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "group_member_pkey" PRIMARY KEY ("customer_id","account_id","user_id")
);
CREATE TABLE "group_change" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "customer_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "set_id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "user_name" TEXT NOT NULL,
    "user_arn" TEXT NOT NULL,
    "action" "change_action" NOT NULL,
    "origin" "change_origin" NOT NULL,
    "state" "change_state" NOT NULL,
    "reason" TEXT NOT NULL,
    "ticket" TEXT,
    "ends_at" TIMESTAMPTZ(3),
    "requested_by" UUID,
    "requested_by_name" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by" UUID,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "call_until" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "problem" JSONB,
    "outcome" TEXT,

    CONSTRAINT "group_change_pkey" PRIMARY KEY ("customer_id","id")
);
CREATE TABLE "access_request" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "customer_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "user_name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "ticket" TEXT,
    "ends_at" TIMESTAMPTZ(3),
    "state" "access_request_state" NOT NULL DEFAULT 'asked',
    "requested_by" UUID,
    "requested_by_name" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decision_reason" TEXT,

    CONSTRAINT "access_request_pkey" PRIMARY KEY ("customer_id","id")
);
CREATE TABLE "access_review" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "customer_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "started_by_name" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_by_name" TEXT,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "access_review_pkey" PRIMARY KEY ("customer_id","id")
);
CREATE TABLE "access_review_item" (
    "customer_id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "user_name" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "decision" "review_decision",
    "reason" TEXT,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "change_id" UUID,

    CONSTRAINT "access_review_item_pkey" PRIMARY KEY ("customer_id","review_id","user_id")
);
CREATE INDEX "iam_user_customer_id_account_id_name_idx" ON "iam_user"("customer_id", "account_id", "name");
CREATE INDEX "group_member_ends_at_idx" ON "group_member"("ends_at");
CREATE INDEX "group_change_customer_id_account_id_user_id_state_idx" ON "group_change"("customer_id", "account_id", "user_id", "state");
CREATE INDEX "group_change_customer_id_account_id_requested_at_id_idx" ON "group_change"("customer_id", "account_id", "requested_at" DESC, "id");
CREATE INDEX "group_change_customer_id_set_id_idx" ON "group_change"("customer_id", "set_id");
CREATE INDEX "access_request_customer_id_account_id_state_idx" ON "access_request"("customer_id", "account_id", "state");
CREATE INDEX "access_review_customer_id_account_id_started_at_idx" ON "access_review"("customer_id", "account_id", "started_at" DESC);
ALTER TABLE "group_state" ADD CONSTRAINT "group_state_customer_id_account_id_fkey" FOREIGN KEY ("customer_id", "account_id") REFERENCES "aws_account"("customer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "iam_user" ADD CONSTRAINT "iam_user_customer_id_account_id_fkey" FOREIGN KEY ("customer_id", "account_id") REFERENCES "aws_account"("customer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_customer_id_account_id_fkey" FOREIGN KEY ("customer_id", "account_id") REFERENCES "aws_account"("customer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "group_change" ADD CONSTRAINT "group_change_customer_id_account_id_fkey" FOREIGN KEY ("customer_id", "account_id") REFERENCES "aws_account"("customer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "access_request" ADD CONSTRAINT "access_request_customer_id_account_id_fkey" FOREIGN KEY ("customer_id", "account_id") REFERENCES "aws_account"("customer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "access_review" ADD CONSTRAINT "access_review_customer_id_account_id_fkey" FOREIGN KEY ("customer_id", "account_id") REFERENCES "aws_account"("customer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "access_review_item" ADD CONSTRAINT "access_review_item_customer_id_review_id_fkey" FOREIGN KEY ("customer_id", "review_id") REFERENCES "access_review"("customer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Row-level security: a customer's own rows, read and written within the customer; staff read all.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['group_state', 'iam_user', 'group_member', 'group_change', 'access_request',
    'access_review', 'access_review_item'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY customer_rows ON %I TO portal_customer
      USING (customer_id = (SELECT current_customer())) WITH CHECK (customer_id = (SELECT current_customer()))', name);
    EXECUTE format('CREATE POLICY staff_rows ON %I FOR SELECT TO portal_staff USING (true)', name);
    EXECUTE format('GRANT SELECT ON %I TO portal_customer, portal_staff', name);
    EXECUTE format('GRANT INSERT ON %I TO portal_customer', name);
  END LOOP;
END
$$;

-- What may change later, column by column; what was asked for, by whom and about whom never does.
GRANT UPDATE ON group_state, iam_user, group_member TO portal_customer;
GRANT UPDATE (state, decided_by, decided_by_name, decided_at, call_until, sent_at, settled_at, attempts, problem, outcome)
  ON group_change TO portal_customer;
GRANT UPDATE (state, decided_by_name, decided_at, decision_reason) ON access_request TO portal_customer;
GRANT UPDATE (finished_by_name, finished_at) ON access_review TO portal_customer;
GRANT UPDATE (decision, reason, decided_by_name, decided_at, change_id) ON access_review_item TO portal_customer;

-- One decided and unsettled change, one that waits, one request and one review at a time: a second is an error, not a race.
CREATE UNIQUE INDEX group_change_one_open ON group_change (customer_id, account_id, user_id)
  WHERE state IN ('intended', 'sent', 'unconfirmed');
CREATE UNIQUE INDEX group_change_one_waiting ON group_change (customer_id, account_id, user_id) WHERE state = 'waiting';
CREATE UNIQUE INDEX access_request_one_asked ON access_request (customer_id, account_id, user_id) WHERE state = 'asked';
CREATE UNIQUE INDEX access_review_one_open ON access_review (customer_id, account_id) WHERE finished_at IS NULL;

-- A finished review stays as it was signed.
CREATE FUNCTION keep_finished_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM access_review r WHERE r.customer_id = OLD.customer_id AND r.id = OLD.review_id
             AND r.finished_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a finished access review does not change';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER keep_finished_review BEFORE UPDATE OR DELETE ON access_review_item
  FOR EACH ROW EXECUTE FUNCTION keep_finished_review();
