import { setImmediate, setTimeout } from 'node:timers/promises';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import { UnreachableError } from '#shared/backend/unreachable-error.ts';
import type { ConnectionState } from '#shared/model/connection.ts';
import type { AccountId, ConversationId } from '#shared/model/ids.ts';
import { DeviceBook, KeyUpkeep, toLocalIdentity, type KeyPlan } from './account/index.ts';
import type { ServerClock } from './clock/index.ts';
import { DirectorySync, type DirectoryIndexKeeper } from './directory/index.ts';
import type { WriteLog } from './diagnostics/index.ts';
import type { Publish } from './events.ts';
import {
  type Allowance,
  applyUnknownContent,
  Certificates,
  conversationQueue,
  forgetOld,
  Inbox,
  Outbox,
  ReadMarks,
  Retries,
  Rooms,
  RoomSender,
  RoomTallies,
  Sealer,
} from './messaging/index.ts';
import { Zone } from './signal/index.ts';
import type { PresenceService } from './presence/index.ts';
import type { StatusBoard } from './status/index.ts';
import type { OnStep } from './steps.ts';
import { conversationOf, type LocalAccount, type Storage } from './storage/index.ts';
import { TrustKeeper } from './trust/index.ts';
import { Upkeep } from './upkeep.ts';

const dayMs = 24 * 60 * 60 * 1000;
/**
 * How long stopping waits for what is under way, once the connection is closed. A commit takes far less; what takes longer is an
 * adapter that never answers, and must not keep the profile open (the shell waits 4 s).
 */
const stopLimitMs = 3_000;

/** Everything that a running engine works with. */
export interface EngineOptions {
  readonly storage: Storage;
  readonly backend: BackendAdapter;
  readonly local: LocalAccount;
  readonly board: StatusBoard;
  readonly publish: Publish;
  readonly onFailure: (error: unknown) => void;
  readonly onStep: OnStep;
  readonly retryJitter: () => number;
  /** How many requests of one device are answered in how long; 600 an hour when left out. */
  readonly answered?: Allowance;
  readonly log: WriteLog;
  readonly clock: ServerClock;
  readonly index: Pick<DirectoryIndexKeeper, 'received' | 'settled' | 'refused'>;
  readonly presence: Pick<PresenceService, 'setOnline' | 'onPresences' | 'onTyping'>;
  /** How often keys and old things are looked after during a connection, in milliseconds; an hour when left out. */
  readonly upkeepMs?: number;
  /** When and how many pre-keys are made; the standard when left out. */
  readonly keys?: KeyPlan;
}

/**
 * Everything that needs the protocol, composed and running: outbox, inbox, synchronisation, connection. Its module loads
 * libsignal, so it is imported after first paint.
 */
export class MessagingEngine {
  /** The rooms of the profile, as their members change them. */
  readonly rooms: Rooms;
  readonly #options: EngineOptions;
  readonly #outbox: Outbox;
  readonly #inbox: Inbox;
  readonly #readMarks: ReadMarks;
  readonly #tallies: RoomTallies;
  readonly #directory: DirectorySync;
  readonly #keys: KeyUpkeep;
  readonly #devices: DeviceBook;
  readonly #retries: Retries;
  readonly #trust: TrustKeeper;
  readonly #upkeep: Upkeep;
  #catchingUp: Promise<void> = Promise.resolve();
  #forgotAt = Number.NEGATIVE_INFINITY;
  #stopped = false;

  constructor(options: EngineOptions) {
    const { storage, backend, local, onStep, clock, retryJitter } = options;
    this.#options = options;
    const identity = toLocalIdentity(local);
    const zone = new Zone(storage, identity, onStep);
    this.#trust = new TrustKeeper(storage);
    this.#upkeep = new Upkeep(() => {
      this.#catchingUp = this.#catchingUp.then(() => this.#tidyUp());
    }, options.upkeepMs);
    this.#retries = new Retries(storage, clock, retryJitter, options.answered);
    this.#devices = new DeviceBook(storage, backend, identity);
    this.#keys = new KeyUpkeep(storage, backend, identity, clock, options.keys, onStep);
    this.#directory = new DirectorySync({
      ...options,
      trust: this.#trust,
      onReceived: (people, remaining) => {
        options.index.received(people, remaining);
      },
      onEnded: () => {
        options.index.settled();
      },
      onRefused: (isRefused) => {
        options.index.refused(isRefused);
      },
      onMerged: (from, to) => {
        this.#outbox.moved(conversationQueue(from), conversationQueue(to));
        this.#readMarks.merged(from, to);
      },
    });
    const sealer = new Sealer({ ...options, zone, devices: this.#devices, trust: this.#trust });
    const certificates = new Certificates(backend, clock);
    const roomSender = new RoomSender({
      ...options,
      zone,
      certificates,
      devices: this.#devices,
      trust: this.#trust,
      onProgress: (room, done, of) => {
        const conversation = conversationOf(room);
        options.publish({ domain: 'chats', name: 'keysShared', payload: { conversation, done, of } });
      },
    });
    this.#outbox = new Outbox({
      ...options,
      sealer,
      rooms: roomSender,
      synchronise: () => this.#synchronise(),
    });
    this.rooms = new Rooms({
      ...options,
      identity,
      devices: this.#devices,
      wakeOutbox: (queue) => {
        this.#outbox.wake(queue);
      },
    });
    this.#readMarks = new ReadMarks({
      ...options,
      wakeOutbox: (queue) => {
        this.#outbox.wake(queue);
      },
    });
    this.#tallies = new RoomTallies({
      ...options,
      wakeOutbox: (queue) => {
        this.#outbox.wake(queue);
      },
    });
    this.#inbox = new Inbox({
      ...options,
      zone,
      trust: this.#trust,
      retries: this.#retries,
      synchronise: () => this.#synchronise(),
      wakeOutbox: (queue) => {
        this.#outbox.wake(queue);
      },
      onSessionsBegun: () => {
        this.#upkeep.soon();
      },
      onStrangers: () => void this.#attempt(() => this.rooms.learnAuthors()),
      onOwnRead: (room) => {
        this.#tallies.owed(room);
      },
    });
    this.#connect();
  }

  /** Asks for the devices of an account; a failure is told to nobody but the log. */
  learnDevices(account: AccountId): Promise<void> {
    return this.#attempt(async () => {
      await this.#devices.refresh(account);
    });
  }

  /** The peer of a conversation is owed a word on how far the person has read. */
  tellRead(conversation: ConversationId): void {
    this.#readMarks.moved(conversation);
  }

  wakeOutbox(queue: string): void {
    this.#outbox.wake(queue);
  }

  /** What was held back may leave now. */
  wakeAll(): void {
    void this.#attempt(() => {
      for (const queue of this.#options.storage.outbox.queues()) this.#outbox.wake(queue);
    });
  }

  /** Resolves in any case, after some seconds at the latest. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#upkeep.stop();
    this.#readMarks.stop();
    this.#tallies.stop();
    await this.#options.backend.close();
    const limit = new AbortController();
    await Promise.race([
      Promise.all([this.#inbox.stop(), this.#outbox.stop(), this.#catchingUp, this.#directory.idle()]),
      setTimeout(stopLimitMs, undefined, { signal: limit.signal }).catch(() => undefined),
    ]);
    limit.abort();
  }

  #connect(): void {
    const { backend, local, clock, board, onFailure } = this.#options;
    backend.connect(local, {
      onState: (state) => {
        this.#onState(state);
      },
      onEnvelopes: (envelopes) => {
        this.#inbox.receive(envelopes);
      },
      onPresences: (presences) => {
        this.#options.presence.onPresences(presences);
      },
      onTyping: (account) => {
        this.#options.presence.onTyping(account);
      },
      onDirectoryChanged: () => void this.#synchronise(),
      onServerTime: (time) => {
        clock.observe(time);
        board.update({ clockSkewMs: clock.shownSkewMs });
      },
      onViolation: onFailure,
    });
  }

  #onState(connection: ConnectionState): void {
    this.#options.board.update({ connection });
    this.#upkeep.setOnline(connection === 'online');
    // A database that cannot be read must not end the thread from within an event of the connection.
    void this.#attempt(() => {
      this.#outbox.setOnline(connection === 'online');
      this.#options.presence.setOnline(connection === 'online');
    });
    if (connection === 'online') this.#catchingUp = this.#catchingUp.then(() => this.#catchUp());
  }

  /** What is done at every connection, one thing after the other; one that fails is done at the next. */
  async #catchUp(): Promise<void> {
    const { local } = this.#options;
    // Before the directory, which can take a minute: until then others may seal for keys that are not here any more.
    await this.#attempt(() => {
      this.rooms.settleAll();
    });
    await this.#attempt(() => this.#keys.compare());
    await this.#attempt(() => this.#keys.run());
    await this.#synchronise();
    // My own other devices get everything I send: which there are is asked at every connection.
    await this.#attempt(async () => {
      await this.#devices.refresh(local.account);
    });
    await this.#attempt(() => this.rooms.learnAuthors());
    await this.#attempt(() => {
      this.#applyUnknownContent();
      this.#readMarks.tellAll();
    });
    await this.#answerAndForget();
  }

  async #tidyUp(): Promise<void> {
    await this.#attempt(() => this.#keys.run());
    await this.#answerAndForget();
  }

  async #answerAndForget(): Promise<void> {
    await this.#attempt(() => this.#answerDeferred());
    await this.#attempt(() => {
      this.#forgetOld();
    });
  }

  /** Not all in one turn: they may be hundreds. */
  async #answerDeferred(): Promise<void> {
    const answer = (): string | null =>
      this.#options.storage.transaction(() => this.#retries.answerDeferred());
    for (let queue = answer(); queue !== null && !this.#stopped; queue = answer()) {
      this.#outbox.wake(queue);
      await setImmediate();
    }
  }

  #applyUnknownContent(): void {
    const ports = { ...this.#options, trust: this.#trust };
    for (const queue of applyUnknownContent(ports, this.#options.publish)) this.#outbox.wake(queue);
    this.#inbox.payReceipts();
  }

  /** Looks at every id that is remembered, so it is done once a day at most. */
  #forgetOld(): void {
    const { clock } = this.#options;
    const elapsed = performance.now();
    if (elapsed - this.#forgotAt < dayMs) return;
    forgetOld(this.#options, clock.cautiousNow());
    // Not before: what failed (a full disk) is done at the next look.
    this.#forgotAt = elapsed;
  }

  #synchronise(): Promise<void> {
    return this.#attempt(() => this.#directory.sync());
  }

  async #attempt(work: () => Promise<void> | void): Promise<void> {
    if (this.#stopped) return;
    try {
      await work();
    } catch (error) {
      if (!this.#hasStopped() && !(error instanceof UnreachableError)) this.#options.onFailure(error);
    }
  }

  #hasStopped(): boolean {
    return this.#stopped;
  }
}
