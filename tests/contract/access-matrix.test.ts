import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { randomBytes } from 'node:crypto';
import { fromBinary } from '@bufbuild/protobuf';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import {
  Activity,
  ClientFrameSchema,
  ServerFrameSchema,
  type ServerFrame,
} from '#shared/wire/generated/frame_pb.js';
import { BareGateway } from '#tests/support/bare-gateway.ts';
import { eventually } from '#tests/support/eventually.ts';
import { sealedForMany, sealedText } from '#tests/support/sealed-for-many.ts';
import { clientFrame } from '#tests/support/wire-client.ts';
import { callers, Cast, credentialOf, ownedTables, type Caller } from './access/cast.ts';
import { matrix, nowhere, type Row, type Verdict } from './access/matrix.ts';

const kinds = ['local', 'network'] as const;
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

async function verdictOf(
  bare: BareGateway,
  cast: Cast,
  method: string,
  row: Row,
  header: string | undefined,
): Promise<{ verdict: Verdict; body: unknown }> {
  const { status, body } = await bare.ask({
    method,
    path: row.path(cast),
    authorization: header,
    body: row.body?.(cast),
  });
  if (status === 200) return { verdict: '200', body };
  // A refusal says its code and nothing of what it was about.
  expect(Object.keys(body as object)).toEqual(['code']);
  return { verdict: `${status} ${(body as { code: string }).code}`, body };
}

/** How the door to the socket is answered: open, or the code of the refusal; and what is heard through it from then on. */
async function socketOf(
  bare: BareGateway,
  header: string | undefined,
): Promise<{ verdict: string; socket: WebSocket; heard: readonly ServerFrame['body'][] }> {
  const { target } = bare;
  const socket = new WebSocket('ws://localhost/v1/socket', {
    headers: header === undefined ? {} : { authorization: header },
    createConnection: () => ('socketPath' in target ? connect(target.socketPath) : connect(target)),
  });
  const heard: ServerFrame['body'][] = [];
  // At once: the first frames come with the answer that opens it.
  socket.on('message', (data: Buffer) => heard.push(fromBinary(ServerFrameSchema, data).body));
  const refused = once(socket, 'unexpected-response') as Promise<[unknown, IncomingMessage]>;
  const verdict = await Promise.race([
    once(socket, 'open').then(() => 'open'),
    refused.then(
      ([, response]) => `${String(response.statusCode)} ${String(response.headers['x-narae-code'])}`,
    ),
  ]);
  if (verdict !== 'open') socket.on('error', () => undefined).terminate();
  return { verdict, socket, heard };
}

const socketVerdicts: Readonly<Record<Caller, string>> = {
  nobody: '401 unauthorized',
  malformed: '401 unauthorized',
  'wrong secret': '401 unauthorized',
  'another account': 'open',
  revoked: '401 revoked',
  own: 'open',
};

/** What each frame of a client may do to somebody else: of the victim's, only the mailbox grows, by sending. */
const frames: Readonly<Record<string, (cast: Cast) => Uint8Array>> = {
  send: ({ victim }) => {
    const to = { account: victim.account, device: 1, registration: victim.registrationId };
    const envelopes = [{ ...to, id: randomBytes(16), type: 2, ciphertext: Buffer.from('third') }];
    return clientFrame({ case: 'send', value: { request: 1, envelopes } });
  },
  send_multi: ({ victim }) => {
    const devices = [{ device: 1, registration: victim.registrationId }];
    const message = sealedForMany([{ account: victim.account, devices }], 'third');
    return clientFrame({ case: 'sendMulti', value: { request: 1, id: randomBytes(16), message } });
  },
  ack: () => clientFrame({ case: 'ack', value: { upTo: 2n ** 53n } }),
  watch: ({ victim }) => clientFrame({ case: 'watch', value: { accounts: [victim.account] } }),
  set_activity: () => clientFrame({ case: 'setActivity', value: { activity: Activity.AWAY } }),
  typing: ({ victim }) => clientFrame({ case: 'typing', value: { account: victim.account } }),
};

function isAnswerTo(body: ServerFrame['body'], request: number): boolean {
  return (body.case === 'accepted' || body.case === 'refused') && body.value.request === request;
}

/** What is in the envelopes that have been delivered. */
function delivered(heard: readonly ServerFrame['body'][]): readonly string[] {
  return heard.flatMap((body) =>
    body.case === 'deliver'
      ? body.value.envelopes.map(({ ciphertext }) => Buffer.from(ciphertext).toString())
      : [],
  );
}

/** Tables that hold nothing of anybody's account; those that begin with `staged` only for the time of an import. */
const ownedByNobody = [
  ...[
    'acceptance',
    'directory_changes',
    'directory_edition',
    'directory_runs',
    'relay_days',
    'signing_keys',
    'units',
    'unit_successors',
    'visibility',
  ],
  ...['aliases', 'changes', 'children', 'paths', 'people', 'successors', 'units'].map(
    (staged) => `staged_${staged}`,
  ),
];

test('whoever looks for a change of the victim looks at every table that holds something of theirs', async () => {
  const bare = await BareGateway.listen('local');
  const cast = new Cast(bare);
  const tables = bare.database
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all() as string[];
  expect([...ownedTables, ...ownedByNobody].sort()).toEqual(tables.sort());
  const empty = (JSON.parse(cast.victimState()) as unknown[][]).map(({ length }) => length === 0);
  expect(ownedTables.filter((_, index) => empty[index])).toEqual(['profiles']);
});

describe.each(kinds)('who may do what (%s)', (kind) => {
  test('every route has a row, and every row a route', async () => {
    const bare = await BareGateway.listen(kind);
    expect([...bare.gateway.routes].sort()).toEqual(Object.keys(matrix).sort());
    expect(ClientFrameSchema.oneofs[0]?.fields.map(({ name }) => name).sort()).toEqual(
      Object.keys(frames).sort(),
    );
  });

  test.each(Object.entries(matrix))('%s', async (route, row) => {
    const [method = ''] = route.split(' ');
    for (const caller of callers) {
      const bare = await BareGateway.listen(kind);
      const cast = new Cast(bare);
      for (const header of cast.headersOf(caller)) {
        const before = cast.victimState();
        const { verdict, body } = await verdictOf(bare, cast, method, row, header);
        expect([caller, header, verdict]).toEqual([caller, header, row.verdicts[caller]]);
        const answer = row.answers?.[caller];
        if (answer !== undefined) expect(body).toMatchObject(answer);
        const changed = cast.victimState() !== before;
        expect([caller, changed]).toEqual([caller, row.mayChangeVictim.includes(caller)]);
      }
    }
  });

  test('there is nothing else: other methods and paths are not found, whoever asks', async () => {
    const bare = await BareGateway.listen(kind);
    const cast = new Cast(bare);
    const before = cast.victimState();
    const paths = [...new Set(Object.values(matrix).map(({ path }) => path(cast))), nowhere, '/'];
    const known = new Set(
      Object.entries(matrix).map(([route, { path }]) => `${route.split(' ')[0] ?? ''} ${path(cast)}`),
    );
    for (const path of paths)
      for (const method of methods.filter((one) => !known.has(`${one} ${path}`)))
        for (const [header] of [cast.headersOf('own'), cast.headersOf('nobody')])
          expect([method, path, (await bare.ask({ method, path, authorization: header })).status]).toEqual([
            method,
            path,
            404,
          ]);
    expect(cast.victimState()).toBe(before);
  });

  test('the socket opens for a device that is one, and for nobody else', async () => {
    const bare = await BareGateway.listen(kind);
    const cast = new Cast(bare);
    const before = cast.victimState();
    for (const caller of callers)
      for (const header of cast.headersOf(caller)) {
        const { verdict, socket } = await socketOf(bare, header);
        expect([caller, header, verdict]).toEqual([caller, header, socketVerdicts[caller]]);
        socket.terminate();
      }
    expect(cast.victimState()).toBe(before);
  });

  test.each(Object.entries(frames))(
    'the frame %s reaches no other mailbox but by sending to it',
    async (name, frame) => {
      const bare = await BareGateway.listen(kind);
      const cast = new Cast(bare);
      cast.writeToOther('for the other');
      const before = cast.victimState();
      const waiting = (): readonly string[] =>
        bare.mailboxes
          .read(credentialOf(cast.victim), 0, 10)
          .map(({ ciphertext }) => sealedText(ciphertext) ?? Buffer.from(ciphertext).toString());
      const { socket, heard } = await socketOf(bare, cast.headersOf('another account')[0]);
      socket.send(frame(cast));
      // The answer to a send that is no send: everything before it has been read.
      socket.send(clientFrame({ case: 'send', value: { request: 2, envelopes: [] } }));
      await eventually(() => heard.some((body) => isAnswerTo(body, 2)));
      await eventually(() => delivered(heard).length > 0);
      expect(delivered(heard)).toEqual(['for the other']);
      const sends = name.startsWith('send');
      expect(waiting()).toEqual(sends ? ['first', 'second', 'third'] : ['first', 'second']);
      if (!sends) expect(cast.victimState()).toBe(before);
      socket.terminate();
      const own = await socketOf(bare, cast.headersOf('own')[0]);
      own.socket.send(clientFrame({ case: 'ack', value: { upTo: 2n ** 53n } }));
      await eventually(() => waiting().length === 0);
      own.socket.terminate();
    },
  );
});
