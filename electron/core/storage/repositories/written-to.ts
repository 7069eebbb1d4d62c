/**
 * SQL: whether the message `m` of the conversation `c` was written to `@account`. The directory alone does not know, because it
 * may have taken an account away, or given the person another, since the message left: then the log of what was sent does,
 * but only for who has the key (`@key`) for which it was sealed. What my own other devices were told counts for nobody.
 */
export const wasWrittenTo = `(
  EXISTS (SELECT 1 FROM people p WHERE p.account = @account AND p.person = c.peer)
  OR EXISTS (SELECT 1 FROM sent_envelopes s WHERE s.message = m.message AND s.account = @account AND s.identity = @key
               AND s.account IS NOT (SELECT account FROM account WHERE singleton = 1)))`;
