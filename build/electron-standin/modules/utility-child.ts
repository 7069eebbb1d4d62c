// The first script of a utility process: provides `process.parentPort`, then loads the app's module.
import { EventEmitter } from 'node:events';
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const port = new EventEmitter();
const waiting: unknown[] = [];
let started = false;

function deliver(data: unknown): void {
  port.emit('message', { data, ports: [] });
}

function start(): void {
  started = true;
  for (const data of waiting.splice(0)) deliver(data);
}

// Messages wait until somebody listens, as on Electron's port.
port.on('newListener', (event) => {
  if (event === 'message') setImmediate(start);
});

process.on('message', ({ message }: { message: unknown }) => {
  if (started) deliver(message);
  else waiting.push(message);
});
process.on('disconnect', () => process.exit(0));

const parentPort = Object.assign(port, {
  start,
  pause: () => void (started = false),
  postMessage: (message: unknown) => void process.send?.({ message }),
});
Object.defineProperty(process, 'parentPort', { value: parentPort });
Object.defineProperty(process, 'type', { value: 'utility' });

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron' && specifier !== 'electron/utility') return next(specifier, context);
    throw new Error(
      `electron stand-in: '${specifier}' is not available in utility processes of the stand-in`,
    );
  },
});

const [, , modulePath = '', ...rest] = process.argv;
process.argv = [process.argv[0] ?? '', modulePath, ...rest];
await import(pathToFileURL(modulePath).href);
