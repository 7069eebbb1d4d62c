import type { ConversationId } from '#shared/model/ids.ts';
import type { ShownToast } from './toast.ts';

/** A toast that takes the place of one as young as this comes without a sound: the person has just heard that one. */
const youngMs = 5_000;
/** A morning in which something always comes must not be told in one silent summary: what comes then is told by itself again. */
const longestYoungMs = 20_000;

/** What a toast tells of a conversation. */
interface Told {
  readonly toast: ShownToast;
  readonly kind: 'single' | 'summary';
  readonly count: number;
  /** Told of although the conversation is muted. */
  readonly despiteMute: boolean;
  readonly at: number;
  /** When the first of the toasts was shown that have taken each other's place since. */
  readonly since: number;
}

/** Toasts that have not been taken back, by the conversations that they tell of: each is told of by one. */
export class StandingToasts {
  readonly #told = new Map<ConversationId, Told>();

  /** How many messages of it a toast tells of. */
  countOf(conversation: ConversationId): number {
    return this.#told.get(conversation)?.count ?? 0;
  }

  /** Whether a toast has only just told of it, or several together, which may be going on. */
  isYoung(conversation: ConversationId): boolean {
    const told = this.#told.get(conversation);
    return this.isSummaryYoung || (told !== undefined && isYoung(told));
  }

  get isSummaryYoung(): boolean {
    return this.goingSince !== null;
  }

  /** Whether it was told of although it is muted; false also for what nothing tells of. */
  isDespiteMute(conversation: ConversationId): boolean {
    return this.#told.get(conversation)?.despiteMute === true;
  }

  /** Takes back what was told although its conversation is muted. */
  takeBackDespiteMute(): void {
    for (const [conversation, { despiteMute }] of [...this.#told])
      if (despiteMute) this.takeBack(conversation);
  }

  /** The conversations that the summary tells of, each with how many messages. */
  get summary(): ReadonlyMap<ConversationId, number> {
    const summed = [...this.#told].filter(([, { kind }]) => kind === 'summary');
    return new Map(summed.map(([conversation, { count }]) => [conversation, count]));
  }

  /** When the summary that may be going on was shown first; null for none. */
  get goingSince(): number | null {
    return [...this.#told.values()].find((told) => told.kind === 'summary' && isYoung(told))?.since ?? null;
  }

  /** A toast tells of these from now on, of which some are muted; `goingSince` as it was before it took the place of others. */
  put(
    toast: ShownToast,
    kind: Told['kind'],
    counts: ReadonlyMap<ConversationId, number>,
    goingSince: number | null = null,
    muted: ReadonlySet<ConversationId> = new Set(),
  ): void {
    const at = performance.now();
    const since = kind === 'summary' ? (goingSince ?? at) : at;
    for (const [conversation, count] of counts)
      this.#told.set(conversation, {
        ...{ toast, kind, count, at, since },
        despiteMute: muted.has(conversation),
      });
  }

  /** There is nothing to tell of this conversation: a toast goes with the last one that it tells of. */
  takeBack(conversation: ConversationId): void {
    const toast = this.#told.get(conversation)?.toast;
    this.#told.delete(conversation);
    if (![...this.#told.values()].some((told) => told.toast === toast)) toast?.close();
  }

  /** Takes a toast away, whatever it tells of. */
  close(toast: ShownToast): void {
    for (const [conversation, told] of [...this.#told]) if (told.toast === toast) this.takeBack(conversation);
  }

  /** Takes every toast away. */
  clear(): void {
    for (const conversation of [...this.#told.keys()]) this.takeBack(conversation);
  }
}

function isYoung({ at, since }: Told): boolean {
  const now = performance.now();
  return now - at < youngMs && now - since < longestYoungMs;
}
