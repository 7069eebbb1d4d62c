import '#shared/ipc/jitless.ts';
import { z } from 'zod';
import { errorCodes } from '#shared/errors/error-code.ts';
import { channelTable } from '#shared/ipc/channel-table.ts';
import { appPhases, storageHealths } from '#shared/model/app-status.ts';
import { connectionStates } from '#shared/model/connection.ts';
import { loggedCausePattern, type LoggedCause } from './logged-cause.ts';
import { loggedIdPattern, type LoggedId } from './logged-id.ts';
import { loggedVersionPattern, type LoggedVersion } from './logged-version.ts';

/** The parts of the program that tell something. */
export const loggedParts = ['shell', 'core', 'relay', 'window', 'demo'] as const;

/** Transactions by what they are for. */
const loggedTransactions = ['send', 'zone', 'directory', 'other'] as const;
/** One of these. */
export type LoggedTransaction = (typeof loggedTransactions)[number];

/** How the process of a page can end (Electron's words). */
const pageEnds = [
  'clean-exit',
  'abnormal-exit',
  'killed',
  'crashed',
  'oom',
  'launch-failed',
  'integrity-failure',
  'memory-eviction',
] as const;

const branded = <Text extends string>(pattern: RegExp): z.ZodType<Text, string> =>
  z
    .string()
    .regex(pattern)
    .transform((text) => text as Text);

const code = z.enum(errorCodes);
const part = z.enum(loggedParts);
const id = branded<LoggedId>(loggedIdPattern);
const count = z.int().nonnegative();
const milliseconds = z.number();
const version = branded<LoggedVersion>(loggedVersionPattern);
const calls = Object.entries(channelTable).flatMap(([domain, { requests }]) =>
  requests.map((name) => `${domain}.${name}`),
);

/**
 * Every event that can be logged. A field is a number, a boolean, a word of a list, or one of the branded texts, whose
 * forms hold neither names nor sentences. Parsed once more before it is written, because threads send it untyped.
 */
export const logEntrySchema = z.discriminatedUnion('event', [
  z.strictObject({
    event: z.literal('started'),
    version,
    electron: version,
    chrome: version,
    node: version,
    packaged: z.boolean(),
  }),
  z.strictObject({ event: z.literal('quit') }),
  z.strictObject({ event: z.literal('phase'), phase: z.enum(appPhases), failure: code.nullable() }),
  z.strictObject({ event: z.literal('connection'), state: z.enum(connectionStates) }),
  z.strictObject({ event: z.literal('storage'), health: z.enum(storageHealths) }),
  z.strictObject({ event: z.literal('erasing-postponed'), code }),
  z.strictObject({ event: z.literal('clock-skew'), ms: milliseconds.nullable() }),
  z.strictObject({ event: z.literal('relay'), served: z.boolean() }),
  z.strictObject({ event: z.literal('thread-ended'), part, restarts: count }),
  z.strictObject({
    event: z.literal('failure'),
    part,
    code,
    cause: branded<LoggedCause>(loggedCausePattern),
  }),
  z.strictObject({
    event: z.literal('call-failed'),
    call: z.enum(calls),
    code,
    conversation: id.nullable(),
  }),
  z.strictObject({ event: z.literal('send-failed'), code, queue: id }),
  z.strictObject({ event: z.literal('send-postponed'), code, queue: id }),
  z.strictObject({
    event: z.literal('slow-transaction'),
    name: z.enum(loggedTransactions),
    ms: milliseconds,
  }),
  z.strictObject({
    event: z.literal('batch'),
    envelopes: count,
    ms: milliseconds,
    /** Of them, those that nobody could open and that were not asked for again, because there were too many. */
    unasked: count.optional(),
    /** Contents for a newer version that were dropped: there were too many, or their sender may never send such. */
    dropped: count.optional(),
  }),
  z.strictObject({
    event: z.literal('salvaged'),
    conversations: count,
    messages: count,
    complete: z.boolean(),
  }),
  z.strictObject({ event: z.literal('started-anew') }),
  z.strictObject({ event: z.literal('page-gone'), reason: z.enum(pageEnds), reloaded: z.boolean() }),
  z.strictObject({ event: z.literal('page-hangs') }),
  z.strictObject({ event: z.literal('link-refused') }),
  z.strictObject({ event: z.literal('toast-refused') }),
]);

/** An event with its fields. */
export type LogEntry = z.output<typeof logEntrySchema>;

/** How parts of the program tell the log; a call costs nothing that anybody would notice, and never throws. */
export type WriteLog = (entry: LogEntry) => void;
