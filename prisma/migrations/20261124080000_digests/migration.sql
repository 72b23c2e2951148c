-- A digest's own text, so that one signed just before a crash can still be written outside.
ALTER TABLE "audit_digest" ADD COLUMN "body" TEXT NOT NULL;

-- The portal's own chain belongs to no customer; staff export it, and an export makes a digest.
CREATE POLICY staff_seals ON audit_digest FOR INSERT TO portal_staff
  WITH CHECK (customer_id = '00000000-0000-0000-0000-000000000000');
GRANT INSERT ON audit_digest TO portal_staff;
