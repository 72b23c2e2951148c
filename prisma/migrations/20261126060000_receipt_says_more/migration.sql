-- Why the training jobs that a terminated job had launched could not be read; they are unknown then, not none.
ALTER TABLE "termination" ADD COLUMN "children_error" TEXT;
