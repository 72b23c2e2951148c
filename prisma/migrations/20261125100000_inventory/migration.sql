-- Two rhythms: the sweep looks for running tuning jobs, the inventory reads everything.
ALTER TYPE "scan_outcome" ADD VALUE 'not_enabled';

ALTER TABLE "region_scan" RENAME COLUMN "started_at" TO "swept_at";
ALTER TABLE "region_scan" RENAME COLUMN "outcome" TO "sweep_outcome";
ALTER TABLE "region_scan" RENAME COLUMN "calls" TO "sweep_calls";
ALTER TABLE "region_scan" RENAME COLUMN "gaps" TO "sweep_gaps";
ALTER TABLE "region_scan" RENAME COLUMN "last_complete_at" TO "inventory_complete_at";
ALTER TABLE "region_scan" RENAME COLUMN "finished_at" TO "inventory_finished_at";
ALTER TABLE "region_scan" ALTER COLUMN "swept_at" DROP NOT NULL;
ALTER TABLE "region_scan" ADD COLUMN "inventory_at" TIMESTAMPTZ(3), ADD COLUMN "inventory_outcome" "scan_outcome",
  ADD COLUMN "inventory_calls" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "inventory_gaps" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "listed" JSONB NOT NULL DEFAULT '{}';

-- What judged it: after a change of the catalogue a resource is judged again.
ALTER TABLE "resource" ADD COLUMN "catalogue_revision" TEXT;
CREATE INDEX "resource_customer_id_account_id_region_type_idx" ON "resource"("customer_id", "account_id", "region", "type");
