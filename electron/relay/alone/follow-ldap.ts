import type { Relay } from '../relay.ts';
import { readLdapSettings } from '../sources/ldap/ldap-settings.ts';
import { LdapSync } from '../sources/ldap/ldap-sync.ts';
import { reportLines } from './report-lines.ts';
import type { RelaySettings } from './relay-settings.ts';
import { failureText, type RelayText } from './texts.ts';

/**
 * Keeps a relay in step with an LDAP server while it serves: at once, and then in the interval. What fails is said, and tried
 * again the next time. Answers a function that ends it, after the synchronisation that is under way.
 * @throws SourceError for settings that are not valid.
 */
export function followLdap(
  relay: Pick<Relay, 'importDirectory'>,
  { file, everyMs, maximumRemovedShare }: NonNullable<RelaySettings['ldap']>,
  text: RelayText,
  say: (line: string) => void,
): () => Promise<void> {
  const sync = new LdapSync(readLdapSettings(file), (source) =>
    relay.importDirectory(source, { maximumRemovedShare }),
  );
  let running: Promise<void> | null = null;
  const run = async (): Promise<void> => {
    try {
      const report = await sync.run();
      if (report.outcome === 'unchanged' && report.problems.length === 0) return;
      say(text(report.outcome === 'refused' ? 'relay.sync.refused' : 'relay.sync.done'));
      for (const line of reportLines(report, text)) say(line);
    } catch (error) {
      say(text('relay.sync.failed', { reason: failureText(text, error) }));
    } finally {
      running = null;
    }
  };
  const start = (): void => {
    running ??= run();
  };
  start();
  const interval = setInterval(start, everyMs);
  return async () => {
    clearInterval(interval);
    await running;
  };
}
