import { EventEmitter } from 'node:events';
import type {
  BeforeSendResponse,
  CallbackResponse,
  HeadersReceivedResponse,
  OnBeforeRedirectListenerDetails,
  OnBeforeRequestListenerDetails,
  OnBeforeSendHeadersListenerDetails,
  OnCompletedListenerDetails,
  OnErrorOccurredListenerDetails,
  OnHeadersReceivedListenerDetails,
  OnResponseStartedListenerDetails,
  OnSendHeadersListenerDetails,
  WebRequest,
  WebRequestFilter,
} from 'electron';
import { partial } from '../core/guarded.ts';
import { matchesFilter } from './url-pattern.ts';

/** The listeners of a session's `webRequest`, and how the rest of the stand-in asks them. */
export class RequestHooks extends EventEmitter<{ changed: [] }> {
  readonly #asking: { [N in AnsweringHook]?: Registered<AskListener<N>> } = {};
  readonly #telling: { [N in TellingHook]?: Registered<TellListener<N>> } = {};

  /** Whether somebody wants to see one of these stages of a request. */
  wants(...names: HookName[]): boolean {
    const registered: Partial<Record<HookName, unknown>> = { ...this.#asking, ...this.#telling };
    return names.some((name) => registered[name] !== undefined);
  }

  /** Asks a listener that answers through a callback. */
  ask<N extends AnsweringHook>(name: N, details: Details[N]): Promise<Answers[N] | undefined> {
    const hook: Registered<AskListener<N>> | undefined = this.#asking[name];
    if (!hook || !matchesFilter(hook.filter, details)) return Promise.resolve(undefined);
    return new Promise((resolve) => hook.listener(details, resolve));
  }

  /** Tells a listener that cannot change anything. */
  tell<N extends TellingHook>(name: N, details: Details[N]): void {
    const hook: Registered<TellListener<N>> | undefined = this.#telling[name];
    if (hook && matchesFilter(hook.filter, details)) hook.listener(details);
  }

  setAsking<N extends AnsweringHook>(name: N, ...hook: HookParameters<AskListener<N>>): void {
    const registered: Partial<Record<AnsweringHook, unknown>> = this.#asking;
    registered[name] = toRegistered(hook);
    this.emit('changed');
  }

  setTelling<N extends TellingHook>(name: N, ...hook: HookParameters<TellListener<N>>): void {
    const registered: Partial<Record<TellingHook, unknown>> = this.#telling;
    registered[name] = toRegistered(hook);
    this.emit('changed');
  }
}

/** The public face of the hooks. */
export function webRequestOf(hooks: RequestHooks): WebRequest {
  return partial<WebRequest>('webRequest', 'WebRequest', {
    onBeforeRequest: (...hook: HookParameters<AskListener<'onBeforeRequest'>>) =>
      hooks.setAsking('onBeforeRequest', ...hook),
    onBeforeSendHeaders: (...hook: HookParameters<AskListener<'onBeforeSendHeaders'>>) =>
      hooks.setAsking('onBeforeSendHeaders', ...hook),
    onHeadersReceived: (...hook: HookParameters<AskListener<'onHeadersReceived'>>) =>
      hooks.setAsking('onHeadersReceived', ...hook),
    onSendHeaders: (...hook: HookParameters<TellListener<'onSendHeaders'>>) =>
      hooks.setTelling('onSendHeaders', ...hook),
    onResponseStarted: (...hook: HookParameters<TellListener<'onResponseStarted'>>) =>
      hooks.setTelling('onResponseStarted', ...hook),
    onBeforeRedirect: (...hook: HookParameters<TellListener<'onBeforeRedirect'>>) =>
      hooks.setTelling('onBeforeRedirect', ...hook),
    onCompleted: (...hook: HookParameters<TellListener<'onCompleted'>>) =>
      hooks.setTelling('onCompleted', ...hook),
    onErrorOccurred: (...hook: HookParameters<TellListener<'onErrorOccurred'>>) =>
      hooks.setTelling('onErrorOccurred', ...hook),
  });
}

interface Details {
  onBeforeRequest: OnBeforeRequestListenerDetails;
  onBeforeSendHeaders: OnBeforeSendHeadersListenerDetails;
  onSendHeaders: OnSendHeadersListenerDetails;
  onHeadersReceived: OnHeadersReceivedListenerDetails;
  onResponseStarted: OnResponseStartedListenerDetails;
  onBeforeRedirect: OnBeforeRedirectListenerDetails;
  onCompleted: OnCompletedListenerDetails;
  onErrorOccurred: OnErrorOccurredListenerDetails;
}

interface Answers {
  onBeforeRequest: CallbackResponse;
  onBeforeSendHeaders: BeforeSendResponse;
  onHeadersReceived: HeadersReceivedResponse;
}

type HookName = keyof Details;
type AnsweringHook = keyof Answers;
type TellingHook = Exclude<HookName, AnsweringHook>;
type AskListener<N extends AnsweringHook> = (
  details: Details[N],
  callback: (answer: Answers[N]) => void,
) => void;
type TellListener<N extends TellingHook> = (details: Details[N]) => void;

interface Registered<L> {
  readonly filter: WebRequestFilter | undefined;
  readonly listener: L;
}

type HookParameters<L> = [listener: L | null] | [filter: WebRequestFilter, listener: L | null];

function toRegistered<L>(hook: HookParameters<L>): Registered<L> | undefined {
  const [filter, listener] = hook.length === 1 ? [undefined, hook[0]] : hook;
  return listener ? { filter, listener } : undefined;
}
