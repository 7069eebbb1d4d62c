import { coreSteps, type CoreStep } from '#core/steps.ts';
import type { Disturbance } from './chaos.ts';

/** When a process ends itself: at the nth time of a step, or after some milliseconds. */
export type KillPlan =
  | { readonly kind: 'step'; readonly step: CoreStep; readonly occurrence: number }
  | { readonly kind: 'time'; readonly afterMs: number };

/** Everything that a core in a process of its own has to know. */
export interface ChildPlan {
  readonly databaseFile: string;
  /** In hex. */
  readonly databaseKey: string;
  readonly socket: string;
  readonly self: string;
  /** Whom it writes to, each in a conversation of their own. */
  readonly peers: readonly string[];
  /** Whether it writes in the room of the campaign too, and begins that with its peers where there is none. */
  readonly room: 'begins' | 'joins' | 'none';
  readonly seed: number;
  /** Null for a process that is told later, or never, when to die. */
  readonly kill: KillPlan | null;
  /** Whether the way to the relay drops, duplicates, delays and reorders. */
  readonly chaos: boolean;
}

/** Under which name the room of a campaign is counted, beside the peers. */
export const roomName = 'room';

/** What a process reports. */
export type ChildReport =
  /** An envelope that begins a session has come; by its id. */
  | { readonly kind: 'begun'; readonly envelope: string }
  /** An envelope could not be opened and was asked for again; by its id. */
  | { readonly kind: 'asked'; readonly envelope: string }
  /** Something has gone wrong on the way to the relay. */
  | { readonly kind: 'disturbed'; readonly disturbance: Disturbance }
  | { readonly kind: 'ready' }
  /** This message to a peer is acknowledged: the program has said that it will not be lost. */
  | { readonly kind: 'acknowledged'; readonly peer: string; readonly number: number };

/** What a process is told. */
export type ChildOrder =
  /** The number that comes next, by peer. */
  | { readonly kind: 'write'; readonly from: Readonly<Record<string, number>> }
  | { readonly kind: 'die'; readonly plan: KillPlan };

/** Steps that come about only where somebody is new: they enrol, and what they write first uses up a key. */
const stepsOfNewcomers: ReadonlySet<CoreStep> = new Set(['enrol:stored', 'enrol:answered', 'zone:key-used']);

/** Whether somebody new has to come for a kill to come about, and whether it is them whom it ends. */
export function newcomerOf(plan: KillPlan): 'nobody' | 'witness' | 'victim' {
  if (plan.kind === 'time' || !stepsOfNewcomers.has(plan.step)) return 'nobody';
  return plan.step === 'zone:key-used' ? 'witness' : 'victim';
}

/**
 * In turn: one that has just started dies while it catches up, and one that has been running for a while. Keys are made at
 * every start, and seldom afterwards.
 */
export function diesAtStart(run: number, plan: KillPlan): boolean {
  return run % 2 === 0 || (plan.kind === 'step' && plan.step.startsWith('keys:'));
}

/**
 * The nth kill of a campaign: each step in turn, and every fourth one at a random time. A step that was `missed` is tried once
 * more instead, the first time that it comes about.
 */
export function killPlan(run: number, random: () => number, missed: CoreStep | null): KillPlan {
  if (missed !== null) return { kind: 'step', step: missed, occurrence: 1 };
  if (run % 4 === 3) return { kind: 'time', afterMs: Math.floor(random() * 250) };
  const steps = Math.floor(run / 4) * 3 + (run % 4);
  const step = coreSteps[steps % coreSteps.length] ?? 'zone:in-commit';
  return { kind: 'step', step, occurrence: 1 + Math.floor(random() * mostOccurrences(step)) };
}

/** A process sends and receives dozens of messages, but makes keys only once a second, and enrols once. */
function mostOccurrences(step: CoreStep): number {
  return step.startsWith('keys:') || stepsOfNewcomers.has(step) ? 1 : 12;
}
