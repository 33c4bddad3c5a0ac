CREATE TABLE "ModelPrice" (
    "connectionName" TEXT NOT NULL,
    "modelId" TEXT NOT NULL,
    "fromDay" TEXT NOT NULL,
    "tiers" TEXT NOT NULL,
    "webSearchUsd" REAL,
    "note" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("connectionName", "modelId", "fromDay")
);
