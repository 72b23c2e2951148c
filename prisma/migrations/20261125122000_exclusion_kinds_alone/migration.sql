-- Everybody says the kind by now.
DROP FUNCTION excluded_until(uuid, uuid, text, text, text[]);
