ALTER TABLE "termination" ADD COLUMN "dispute_reason" TEXT, ADD COLUMN "dispute_outcome" TEXT, ADD COLUMN "dispute_answer" TEXT,
  ADD COLUMN "dispute_answered_at" TIMESTAMPTZ(3), ADD COLUMN "dispute_answered_by" TEXT;

-- From here on by hand ------------------------------------------------------------------------------
ALTER TABLE "termination" ADD CONSTRAINT "dispute_outcome_known" CHECK ("dispute_outcome" IN ('upheld', 'mistaken'));
-- An answer is whole or not there, and there is no answer to what nobody asked.
ALTER TABLE "termination" ADD CONSTRAINT "dispute_answer_whole" CHECK (
  ("dispute_outcome" IS NULL) = ("dispute_answered_at" IS NULL) AND ("dispute_outcome" IS NULL) = ("dispute_answer" IS NULL)
  AND ("dispute_outcome" IS NULL OR "disputed_at" IS NOT NULL));
CREATE INDEX "termination_open" ON "termination" ("state") WHERE "state" IN ('held', 'intended');
CREATE INDEX "termination_disputed" ON "termination" ("disputed_at") WHERE "disputed_at" IS NOT NULL AND "dispute_outcome" IS NULL;
CREATE INDEX "termination_intended_at" ON "termination" ("intended_at" DESC, "id");
