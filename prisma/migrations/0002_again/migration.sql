ALTER TABLE "Run" ADD COLUMN "basedOnRunId" TEXT REFERENCES "Run" ("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Run" ADD COLUMN "redo" TEXT;

CREATE UNIQUE INDEX "Run_basedOnRunId_idempotencyKey_key" ON "Run"("basedOnRunId", "idempotencyKey");
