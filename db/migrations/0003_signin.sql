ALTER TABLE "staff" ADD COLUMN "authenticator_step" integer;--> statement-breakpoint
CREATE INDEX "attempt_by_time" ON "attempt" USING btree ("at");--> statement-breakpoint
CREATE INDEX "code_by_browser" ON "code" USING btree ("browser_hash");