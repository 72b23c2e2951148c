-- When a resource was no longer listed, and when it was back: reports measure moments that have passed, and the row
-- itself tells the newest one alone. It is written wherever the row is changed, so that no writer can forget it.
CREATE FUNCTION note_presence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.closed_at IS NULL) <> (NEW.closed_at IS NULL) THEN
    INSERT INTO status_change (customer_id, resource_id, subject, before, after, at) VALUES (NEW.customer_id, NEW.id, 'presence',
      CASE WHEN OLD.closed_at IS NULL THEN 'listed' ELSE 'gone' END,
      CASE WHEN NEW.closed_at IS NULL THEN 'listed' ELSE 'gone' END, coalesce(NEW.closed_at, clock_timestamp()));
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER note_presence AFTER UPDATE OF closed_at ON resource FOR EACH ROW EXECUTE FUNCTION note_presence();

-- What is gone already.
INSERT INTO status_change (customer_id, resource_id, subject, before, after, at)
  SELECT customer_id, id, 'presence', 'listed', 'gone', closed_at FROM resource WHERE closed_at IS NOT NULL;

