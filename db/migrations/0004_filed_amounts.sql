ALTER TABLE "debt" ADD COLUMN "filed_original_minor" bigint;--> statement-breakpoint
ALTER TABLE "debt" ADD COLUMN "filed_interest_minor" bigint;--> statement-breakpoint
ALTER TABLE "debt" ADD COLUMN "filed_fees_minor" bigint;--> statement-breakpoint
ALTER TABLE "debt" ADD COLUMN "filed_payments_minor" bigint;--> statement-breakpoint
ALTER TABLE "debt" ADD COLUMN "filed_adjustments_minor" bigint;--> statement-breakpoint
CREATE INDEX "submission_by_imported_holding" ON "submission" USING btree ("holding_id") WHERE import_id is not null;