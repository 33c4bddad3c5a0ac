-- What a test of a connection has learned of its server.
ALTER TABLE "Connection" ADD COLUMN "features" TEXT;
