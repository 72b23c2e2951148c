-- Checks of unique keys see every row, whatever row-level security hides: this one gets the customer too.
ALTER TABLE "staff_entry" DROP CONSTRAINT "staff_entry_pkey", ADD CONSTRAINT "staff_entry_pkey" PRIMARY KEY ("customer_id", "id");
