import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import { threadId } from 'node:worker_threads';

// Loaded into every thread of a recorded program, before it: Node's trace knows connections, but no datagrams. Narae sends
// none, so a socket that could is enough to know of.
const folder = process.env['RECORD_FOLDER'] ?? '.';
subscribe('udp.socket', () => {
  appendFileSync(`${folder}/datagrams-${String(process.pid)}-${String(threadId)}.txt`, 'a socket of Node\n');
});
