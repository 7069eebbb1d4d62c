import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { DirectoryState } from '#shared/model/directory-state.ts';
import type { FileSharer, IndexFile, Storage } from '#core/storage/index.ts';
import {
  indexFilePattern,
  type DirectoryReader,
  type LoadProgress,
  type ReaderState,
} from './reader/index.ts';

/** People who are searched beside the index without being felt: theirs is built in a tenth of a second, at every change. */
const mostChanges = 5_000;
/** So many are worth a new index, once nobody is being received. */
const manyChanges = 2_000;
/** While people are received an index is built again when there are so many times as many: all of these cost a third more. */
const growth = 4;
/** What changes is found after this time, in milliseconds; while people are received, after a few times what it takes. */
const pauseMs = 250;
const pauseTimes = 4;
/** A disk that took no index is tried again after a minute. */
const retryMs = 60_000;

/** The list of conversations has been answered by then, and is being drawn. */
const afterListMs = 150;

/** What a keeper works with. */
export interface IndexKeeperPorts {
  readonly storage: Storage;
  /** The profile's database. */
  readonly databaseFile: string;
  readonly reader: DirectoryReader;
  /** Builds an index beside the database; null where nobody is to be kept waiting for one: few people are searched without. */
  readonly build: (() => Promise<IndexFile>) | null;
  /** What has changed is found from now on. */
  readonly onTaken: () => void;
  readonly onState: (state: DirectoryState) => void;
  /** Failures that nobody waits for. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Keeps the index in step with the directory: what has changed is taken in soon, and an index of everybody is built anew when
 * that is worth it.
 */
export class DirectoryIndexKeeper implements FileSharer {
  readonly #ports: IndexKeeperPorts;
  readonly #closing = new AbortController();
  #state: DirectoryState;
  #reading: Promise<ReaderState> | null = null;
  #isWanted = false;
  #resting = new AbortController();
  #following: Promise<void> | null = null;
  #building: Promise<void> | null = null;

  constructor(ports: IndexKeeperPorts) {
    this.#ports = ports;
    const refused = ports.storage.directoryMarks.get('refused') !== null;
    this.#state = { receiving: null, indexing: 'no', refused };
  }

  get state(): DirectoryState {
    return this.#state;
  }

  /** Whoever has come to look for somebody finds a thread that waits for them: it takes as long to begin as to answer. */
  prepareSoon(): void {
    void this.#pause(afterListMs, this.#closing.signal).then(() => {
      this.#ports.reader.prepare();
    });
  }

  /** A reader that knows the directory: as it was a moment ago, or as it is where there is nobody to build an index. */
  async reader(): Promise<DirectoryReader> {
    const { reader, build } = this.#ports;
    if (build === null) {
      await reader.refresh(Number.MAX_SAFE_INTEGER);
      return reader;
    }
    if (this.#reading === null) this.#follow();
    await this.#reading;
    return reader;
  }

  /** A page of the directory was stored: how many people have come in this synchronisation, and how many changes are to come. */
  received(people: number, remaining: number): void {
    this.#update({ receiving: remaining === 0 ? null : { people, of: people + remaining } });
    // Whoever has not looked for anybody yet needs no reader, unless there is no index for them when they do.
    if (this.#ports.build !== null && (this.#reading !== null || remaining > 0)) this.#follow();
  }

  /** Nothing more is to come for now: an index that is missing, after a start that was cut off too, is built. */
  settled(): void {
    this.#update({ receiving: null });
    const { storage, build } = this.#ports;
    if (build === null) return;
    this.#resting.abort();
    const isMissing = storage.indexFile.current() === null && storage.indexFile.version().people > 1;
    if (isMissing || this.#reading !== null) this.#follow();
  }

  /** The backend gives the directory no more, or again. */
  refused(refused: boolean): void {
    this.#update({ refused });
  }

  /** See `FileSharer`: a thread that builds an index reads the file until it has. */
  async letGo(): Promise<boolean> {
    if (this.#isBuilding()) return false;
    await this.#ports.reader.letGo();
    // One that was begun meanwhile.
    return !this.#isBuilding();
  }

  goOn(): void {
    this.#ports.reader.goOn();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#following;
    await this.#ports.reader.close();
  }

  /** Takes in what has changed: now the first time, and after a pause if that has just been done. */
  #follow(): void {
    this.#isWanted = true;
    this.#following ??= this.#takeIn().finally(() => {
      this.#following = null;
    });
  }

  #isBuilding(): boolean {
    return this.#building !== null;
  }

  async #takeIn(): Promise<void> {
    while (this.#isWanted && !this.#closing.signal.aborted) {
      this.#isWanted = false;
      const begin = performance.now();
      try {
        this.#reading = this.#ports.reader.refresh(mostChanges);
        const state = await this.#reading;
        if (state.isNews) this.#ports.onTaken();
        this.#buildIfWorth(state);
        await this.#loadRest(state);
      } catch (error) {
        this.#reading = null;
        this.#ports.onFailure(error);
      }
      const isSettled = this.#state.receiving === null;
      const ms = isSettled ? pauseMs : Math.max(pauseMs, (performance.now() - begin) * pauseTimes);
      this.#resting = new AbortController();
      await this.#pause(ms, AbortSignal.any([this.#resting.signal, this.#closing.signal]));
    }
  }

  /** What a first letter needs of an index is there: the rest comes between the questions. */
  async #loadRest({ lost }: ReaderState): Promise<void> {
    if (lost !== null) return;
    let progress: LoadProgress = 'more';
    while (progress === 'more' && !this.#closing.signal.aborted)
      progress = await this.#ports.reader.loadMore();
    // It is built anew when it is looked at again.
    if (progress === 'lost') this.#isWanted = true;
  }

  #buildIfWorth({ changes, hasOtherUnits, isBehind, indexed, lost }: ReaderState): void {
    const { receiving } = this.#state;
    const isWorth =
      receiving === null
        ? changes > manyChanges || hasOtherUnits
        : isBehind && receiving.people >= indexed * growth;
    const { build } = this.#ports;
    if (build === null || this.#building !== null || !(isWorth || lost !== null)) return;
    this.#update({ indexing: noticeOf(lost, isBehind) });
    this.#building = this.#build(build).finally(() => {
      this.#building = null;
      this.#update({ indexing: 'no' });
      this.#follow();
    });
  }

  async #build(build: () => Promise<IndexFile>): Promise<void> {
    try {
      const file = await build();
      if (this.#closing.signal.aborted) return;
      this.#ports.storage.transaction(() => {
        this.#ports.storage.indexFile.set(file);
      }, 'directory');
      this.#removeOthers(file);
    } catch (error) {
      this.#ports.onFailure(error);
      await this.#pause(retryMs, this.#closing.signal);
    }
  }

  #removeOthers({ name }: IndexFile): void {
    const folder = dirname(this.#ports.databaseFile);
    for (const other of readdirSync(folder))
      if (other !== name && indexFilePattern.test(other)) rmSync(join(folder, other), { force: true });
  }

  async #pause(ms: number, signal: AbortSignal): Promise<void> {
    await setTimeout(ms, undefined, { signal, ref: false }).catch(ignore);
  }

  #update(change: Partial<DirectoryState>): void {
    const state = { ...this.#state, ...change };
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return;
    this.#state = state;
    this.#ports.onState(state);
  }
}

function ignore(): void {
  // Closing ends a pause.
}

function noticeOf(lost: ReaderState['lost'], isBehind: boolean): DirectoryState['indexing'] {
  if (lost === 'damaged') return 'rebuilding';
  return isBehind || lost === 'outdated' ? 'building' : 'no';
}
