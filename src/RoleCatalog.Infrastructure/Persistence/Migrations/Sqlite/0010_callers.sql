-- For whom a change was made; null when the service acted by itself, and of changes from before.
ALTER TABLE changes ADD COLUMN actor TEXT;
ALTER TABLE changes ADD COLUMN client TEXT;
ALTER TABLE changes ADD COLUMN correlation_id TEXT;
