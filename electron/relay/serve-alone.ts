import type { ErrorCode } from '#shared/errors/error-code.ts';
import { followLdap } from './alone/follow-ldap.ts';
import { ownAgency } from './alone/own-agency.ts';
import { relaySettings, type RelaySettings } from './alone/relay-settings.ts';
import { CommandError, type RelayText } from './alone/texts.ts';
import { demoAgency } from './demo/demo-agency.ts';
import { readOrCreateKey } from './key-file.ts';
import { openRelay, type Relay } from './relay.ts';

/**
 * `npm run relay`: runs a relay by itself until it is told to stop, and follows an LDAP server if it is to.
 * @throws CommandError, SourceError or AppError when it cannot begin.
 */
export async function serveAlone(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  text: RelayText,
  say: (line: string) => void,
): Promise<void> {
  const settings = relaySettings(args, environment);
  const relay = await open(
    settings,
    onceEach((code) => {
      say(text('relay.database-failing', { code }));
    }),
  );
  const stopFollowing = await follow(relay, settings, text, say);
  const stop = async (): Promise<void> => {
    await stopFollowing();
    await relay.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
  const { address } = relay;
  say(
    text('relay.serving', {
      address: address.kind === 'network' ? `http://${address.host}:${String(address.port)}` : address.path,
    }),
  );
}

async function open(
  { folder, keyFile, host, port, agency, visibility }: RelaySettings,
  onFailure: (code: ErrorCode) => void,
): Promise<Relay> {
  const relay = await openRelay({
    folder,
    key: readOrCreateKey(keyFile),
    listen: { kind: 'network', host, port },
    agency: agency === null ? demoAgency() : ownAgency(agency),
    onFailure: ({ code }) => {
      onFailure(code);
    },
    ...(visibility === null ? {} : { visibility }),
  }).catch((error: unknown) => {
    throw isPortBusy(error) ? new CommandError('relay.option.port-busy') : error;
  });
  if (relay === null) throw new CommandError('relay.folder-busy');
  return relay;
}

/** What fails once fails with every request that comes. */
function onceEach(tell: (code: ErrorCode) => void): (code: ErrorCode) => void {
  const told = new Set<ErrorCode>();
  return (code) => {
    if (told.has(code)) return;
    told.add(code);
    tell(code);
  };
}

async function follow(
  relay: Relay,
  { ldap }: RelaySettings,
  text: RelayText,
  say: (line: string) => void,
): Promise<() => Promise<void>> {
  if (ldap === null) return async () => undefined;
  try {
    return followLdap(relay, ldap, text, say);
  } catch (error) {
    await relay.close();
    throw error;
  }
}

function isPortBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
