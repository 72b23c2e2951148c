ALTER TABLE "person" ADD COLUMN "email_verified" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "staff" ADD COLUMN "reviewed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "membership" ADD COLUMN "reviewed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "session" ADD COLUMN "browser" TEXT NOT NULL DEFAULT '';
ALTER TABLE "aws_account" ADD COLUMN "template_version" INTEGER, ADD COLUMN "disconnected_at" TIMESTAMPTZ(3);

CREATE TABLE "invitation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "customer_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "invited_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("customer_id","id")
);
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "api_token" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "customer_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("customer_id","id")
);
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on by hand ------------------------------------------------------------------------------
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['invitation', 'api_token'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY customer_rows ON %I TO portal_customer
      USING (customer_id = (SELECT current_customer())) WITH CHECK (customer_id = (SELECT current_customer()))', name);
    EXECUTE format('CREATE POLICY staff_rows ON %I FOR SELECT TO portal_staff USING (true)', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO portal_customer', name);
    EXECUTE format('GRANT SELECT ON %I TO portal_staff, portal_identity', name);
  END LOOP;
END
$$;

-- What somebody presents (an invitation's or a program's token) is found by its hash alone.
CREATE FUNCTION presented_hash() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.presented_hash', true), '') $$;
GRANT EXECUTE ON FUNCTION presented_hash() TO portal_identity;

CREATE POLICY presented ON invitation FOR SELECT TO portal_identity USING (token_hash = (SELECT presented_hash()));
CREATE POLICY presented_taken ON invitation FOR UPDATE TO portal_identity
  USING (token_hash = (SELECT presented_hash())) WITH CHECK (token_hash = (SELECT presented_hash()));
GRANT UPDATE (accepted_at) ON invitation TO portal_identity;
GRANT UPDATE (withdrawn_at) ON invitation TO portal_customer;
-- Support invites a customer's first admin.
CREATE POLICY staff_invites ON invitation FOR INSERT TO portal_staff WITH CHECK (customer_id = (SELECT current_customer()));
GRANT INSERT ON invitation TO portal_staff;

-- Accepting makes exactly the membership that the invitation names, for whoever presents it.
CREATE POLICY invited ON membership FOR INSERT TO portal_identity WITH CHECK (
  person_id = (SELECT current_person()) AND EXISTS (SELECT FROM invitation i WHERE i.token_hash = (SELECT presented_hash())
    AND i.customer_id = membership.customer_id AND i.role = membership.role
    AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at > now()));
GRANT INSERT ON membership TO portal_identity;

CREATE POLICY presented ON api_token FOR SELECT TO portal_identity USING (token_hash = (SELECT presented_hash()));
CREATE POLICY presented_used ON api_token FOR UPDATE TO portal_identity
  USING (token_hash = (SELECT presented_hash())) WITH CHECK (token_hash = (SELECT presented_hash()));
GRANT UPDATE (last_used_at) ON api_token TO portal_identity;
GRANT UPDATE (revoked_at) ON api_token TO portal_customer;

CREATE POLICY presented_reads ON customer FOR SELECT TO portal_identity
  USING (EXISTS (SELECT FROM invitation i WHERE i.customer_id = customer.id AND i.token_hash = (SELECT presented_hash()))
    OR EXISTS (SELECT FROM api_token t WHERE t.customer_id = customer.id AND t.token_hash = (SELECT presented_hash())));

GRANT UPDATE (email_verified) ON person TO portal_identity;

-- Support closes a customer and sets its legal hold; staff are reviewed by one another.
CREATE POLICY staff_closes ON customer FOR UPDATE TO portal_staff
  USING (id = (SELECT current_customer())) WITH CHECK (id = (SELECT current_customer()));
GRANT UPDATE (closed_at) ON customer TO portal_staff;
CREATE POLICY staff_reviews ON staff FOR UPDATE TO portal_staff
  USING (person_id <> (SELECT current_person())) WITH CHECK (person_id <> (SELECT current_person()));
GRANT UPDATE (removed_at, reviewed_at) ON staff TO portal_staff;
