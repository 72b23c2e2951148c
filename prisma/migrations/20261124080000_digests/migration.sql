-- A digest's own text, so that one signed just before a crash can still be written outside.
ALTER TABLE "audit_digest" ADD COLUMN "body" TEXT NOT NULL;

-- The portal's own chain belongs to no customer; staff export it, and an export makes a digest.
CREATE POLICY staff_seals ON audit_digest FOR INSERT TO portal_staff
  WITH CHECK (customer_id = '00000000-0000-0000-0000-000000000000');
GRANT INSERT ON audit_digest TO portal_staff;

-- Every row of the trail pays for every index. Whose acts are asked for seldom, and found within a customer's own.
DROP INDEX "audit_entry_customer_id_actor_id_seq_idx";
-- A head is updated with each row: room on its page keeps that update in place.
ALTER TABLE audit_head SET (fillfactor = 40);
