import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { EnrolmentClaim } from '#shared/backend/enrolment.ts';
import type { CoreServices } from '#shared/ipc/services.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { AppStatus } from '#shared/model/app-status.ts';
import type { Activity } from '#shared/model/presence.ts';
import type { KeyPlan } from './account/index.ts';
import { ServerClock } from './clock/index.ts';
import { ChatsService, GroupsService, UnreadTotal } from './conversations/index.ts';
import type { Core } from './core.ts';
import type { DiagnosticCounts, WriteLog } from './diagnostics/index.ts';
import {
  buildInThreads,
  DirectoryIndexKeeper,
  DirectoryService,
  nearReader,
  ReaderThread,
  withoutAccount,
} from './directory/index.ts';
import type { Publish } from './events.ts';
import type { Allowance } from './messaging/index.ts';
import type { MessagingEngine } from './messaging-engine.ts';
import { PendingNotifications, ToastAnswers } from './notifications/index.ts';
import { PresenceService } from './presence/index.ts';
import { RecoveryService, type RecoveryPorts } from './recovery/index.ts';
import { SettingsService } from './settings/index.ts';
import { patiently, SignInService } from './sign-in/index.ts';
import type { StatusBoard } from './status/index.ts';
import type { OnStep } from './steps.ts';
import type { LocalAccount, Storage } from './storage/index.ts';
import { SafetyNumbers } from './trust/index.ts';

/** What a session works with. */
export interface SessionOptions {
  readonly storage: Storage;
  readonly databaseFile: string;
  readonly databaseKey: Bytes;
  readonly directoryScript?: URL;
  readonly backend: BackendAdapter;
  readonly board: StatusBoard;
  readonly publish: Publish;
  readonly onFailure: (error: unknown) => void;
  readonly onStep: OnStep;
  /** Milliseconds that a request to send something again waits. */
  readonly retryJitter: () => number;
  readonly log: WriteLog;
  /** Salvages the profile's database, which is closed by then. */
  readonly salvage: RecoveryPorts['salvage'];
  /** This PC's clock, in UTC milliseconds. */
  readonly now: () => number;
  /** See the EngineOptions. */
  readonly upkeepMs?: number;
  readonly answered?: Allowance;
  readonly keys?: KeyPlan;
}

/** The use of one profile from opening to closing: before, during and after enrolment. */
export class Session implements Core {
  readonly services: CoreServices;
  readonly notifications: PendingNotifications;
  readonly answers: ToastAnswers;
  readonly #options: SessionOptions;
  readonly #unread: UnreadTotal;
  readonly #clock: ServerClock;
  readonly #presence: PresenceService;
  readonly #index: DirectoryIndexKeeper;
  #engine: MessagingEngine | null = null;
  #enrolling: Promise<AppStatus> | null = null;
  #closing: Promise<void> | null = null;

  constructor(options: SessionOptions) {
    const { storage, backend, board, onStep, now } = options;
    this.#unread = new UnreadTotal(storage, options.publish, options.onFailure);
    const { publish } = this.#unread;
    this.#options = { ...options, publish };
    this.notifications = new PendingNotifications(storage);
    this.#clock = new ServerClock(now, storage.clock);
    const local = (): LocalAccount => storage.account.local() ?? notEnrolled();
    const chats = new ChatsService({
      storage,
      publish,
      onStep,
      clock: this.#clock,
      safety: new SafetyNumbers(storage, local, async (account) => this.#engine?.learnDevices(account)),
      local,
      onWritten: (account) => {
        this.#presence.onWritten(account);
      },
      onRead: (conversation) => this.#engine?.tellRead(conversation),
      wakeOutbox: (queue) => this.#engine?.wakeOutbox(queue),
    });
    this.#presence = new PresenceService({ ...options, publish, local });
    this.#index = directoryIndex({ ...options, publish });
    storage.shareFile(this.#index);
    this.answers = new ToastAnswers(chats, options.onFailure);
    this.services = {
      app: { status: () => Promise.resolve(board.status) },
      signIn: new SignInService(backend, (claim) => this.#enrol(claim)),
      chats,
      groups: new GroupsService({ storage, local, rooms: () => this.#engine?.rooms ?? notStarted() }),
      directory: new DirectoryService(storage, this.#index, local),
      presence: this.#presence,
      settings: new SettingsService(storage, publish, () => this.#engine?.wakeAll()),
      recovery: new RecoveryService({
        requireDamaged: () => {
          if (board.status.failure !== 'database-unreadable') throw new AppError('invalid-request');
        },
        close: () => this.close(),
        salvage: options.salvage,
      }),
    };
    const account = storage.account.local();
    if (account === null) {
      board.update({ phase: 'sign-in' });
      return;
    }
    this.#showReady(account);
    this.#index.prepareSoon();
  }

  async begin(): Promise<void> {
    const account = this.#options.storage.account.local();
    if (account !== null) {
      await this.#startEngine(account);
      return;
    }
    await this.#greetBackend();
    await this.#resumeEnrolment();
  }

  reportBackend(failure: ErrorCode | null): void {
    // A damaged database goes on being damaged, whatever becomes of the relay.
    const present = this.#options.board.status.failure;
    if (present !== failure && present !== 'database-unreadable') this.#options.board.update({ failure });
  }

  setActivity(activity: Exclude<Activity, 'offline'>): void {
    this.#presence.setActivity(activity);
  }

  counts(): DiagnosticCounts {
    return this.#options.storage.counts.all();
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** One enrolment at a time; null goes on with the one that is pending. */
  #enrol(claim: EnrolmentClaim | null): Promise<AppStatus> {
    this.#enrolling ??= this.#enrolNow(claim).finally(() => {
      this.#enrolling = null;
    });
    return this.#enrolling;
  }

  async #close(): Promise<void> {
    this.#presence.stop();
    await this.#engine?.stop();
    await this.#options.backend.close();
    this.#unread.stop();
    await this.#index.close();
    this.#options.storage.close();
  }

  async #enrolNow(claim: EnrolmentClaim | null): Promise<AppStatus> {
    const { board } = this.#options;
    const { Enrolment } = await import('./account/index.ts');
    const enrolment = new Enrolment(this.#options);
    const account = claim === null ? await enrolment.resume() : await enrolment.enrol(claim);
    if (account === null) return board.status;
    this.#showReady(account);
    await this.#startEngine(account);
    return board.status;
  }

  /** An enrolment whose answer was lost is finished without asking the person again. */
  async #resumeEnrolment(): Promise<void> {
    if (this.#options.storage.account.pending() === null) return;
    try {
      await this.#enrol(null);
    } catch (error) {
      this.#options.onFailure(error);
    }
  }

  async #greetBackend(): Promise<void> {
    const { backend, board, onFailure } = this.#options;
    try {
      const { agency } = await patiently(() => backend.describe());
      board.update({ agency, connection: 'online' });
    } catch (error) {
      onFailure(error);
      board.update({ connection: 'offline' });
    }
  }

  #showReady(account: LocalAccount): void {
    const self = this.#options.storage.people.get(account.person);
    this.#options.board.update({
      phase: 'ready',
      self: withoutAccount(self),
      agency: self.departments[0] ?? '',
    });
  }

  async #startEngine(local: LocalAccount): Promise<void> {
    const { MessagingEngine } = await import('./messaging-engine.ts');
    if (this.#closing !== null || this.#engine !== null) return;
    this.#engine = new MessagingEngine({
      ...this.#options,
      clock: this.#clock,
      presence: this.#presence,
      index: this.#index,
      local,
    });
  }
}

function directoryIndex(options: SessionOptions): DirectoryIndexKeeper {
  const { storage, databaseFile, databaseKey, directoryScript, publish, onFailure } = options;
  const place = { file: databaseFile, key: databaseKey };
  return new DirectoryIndexKeeper({
    ...{ storage, databaseFile, onFailure },
    reader: directoryScript === undefined ? nearReader(place) : new ReaderThread(directoryScript, place),
    build: directoryScript === undefined ? null : () => buildInThreads(directoryScript, place),
    onTaken: () => {
      publish({ domain: 'directory', name: 'changed', payload: {} });
    },
    onState: (payload) => {
      publish({ domain: 'directory', name: 'stateChanged', payload });
    },
  });
}

function notStarted(): never {
  throw new AppError('unavailable');
}

function notEnrolled(): never {
  throw new AppError('not-enrolled');
}
