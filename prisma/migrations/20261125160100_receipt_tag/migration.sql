ALTER TABLE "termination" ADD COLUMN "tag" JSONB;
