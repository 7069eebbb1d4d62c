import { join } from 'node:path';
import { app } from 'electron';
import { describeFailure } from '#shared/errors/describe-failure.ts';
import type { AppStatus } from '#shared/model/app-status.ts';
import {
  failureEntry,
  LogFile,
  loggedVersion,
  statusEntries,
  type LogEntry,
} from '#core/diagnostics/index.ts';
import { logFailure, type LoggedFailure } from '../log.ts';

/** The log of the whole program, which only the main process writes: its file, and the error output. */
export class ShellLog {
  readonly file: LogFile;
  #status: AppStatus | null = null;

  constructor(profileFolder: string) {
    this.file = new LogFile(join(profileFolder, 'logs'));
  }

  readonly write = (entry: LogEntry): void => {
    this.file.write(entry);
  };

  /** Which program runs on what; the first line of every run. */
  started(): void {
    const { electron, chrome, node } = process.versions;
    this.file.write({
      event: 'started',
      version: loggedVersion(app.getVersion()),
      electron: loggedVersion(electron),
      chrome: loggedVersion(chrome),
      node: loggedVersion(node),
      packaged: app.isPackaged,
    });
    // What ends the program is told before it does.
    process.on('uncaughtExceptionMonitor', (error) => {
      this.file.write(failureEntry('shell', describeFailure(error)));
    });
  }

  /** Tells what is new in the status since the last time. */
  status(status: AppStatus): void {
    for (const entry of statusEntries(this.#status, status)) this.file.write(entry);
    this.#status = status;
  }

  /** A failure that a part of the program has described. */
  failure(part: 'shell' | 'core' | 'relay' | 'window' | 'demo', failure: LoggedFailure): void {
    logFailure(failure);
    this.file.write(failureEntry(part, failure));
  }

  /** Any thrown value, reduced to what may be told. */
  readonly error = (error: unknown): void => {
    this.failure('shell', describeFailure(error));
  };
}
