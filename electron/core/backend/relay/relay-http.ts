import {
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { z } from 'zod';
import { AppError } from '#shared/errors/app-error.ts';
import { RateLimitedError } from '#shared/backend/rate-limited-error.ts';
import { UnreachableError } from '#shared/backend/unreachable-error.ts';
import { errorAnswer } from '#shared/wire/http.ts';
import type { RelayLocation } from './relay-location.ts';

/** A request that is not answered in this time counts as unavailable. */
const timeoutMs = 15_000;
/** Larger answers are refused: no honest relay sends more in one (a directory page is under a megabyte). */
const maximumAnswerBytes = 8 * 1024 * 1024;
/** The pause where a refusal says no time. */
const defaultRetryMs = 5_000;

/** A request and the form of its answer, which is checked before anybody sees it. */
export interface RelayRequest<Schema extends z.ZodType> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly authorization?: string | null;
  readonly answer: Schema;
}

/** JSON requests to a relay. Node's own client, because `fetch` cannot reach a local socket. */
export class RelayHttp {
  readonly #location: RelayLocation;
  readonly #open = new Set<ClientRequest>();
  #closed = false;

  constructor(location: RelayLocation) {
    this.#location = location;
  }

  /** Ends what is under way as `unavailable`; nothing can be asked afterwards. */
  close(): void {
    this.#closed = true;
    for (const request of this.#open) request.destroy(new Error('closed'));
  }

  /**
   * @throws UnreachableError when the relay is not there or leaves before it has answered; AppError with the relay's
   * code, or `unavailable` when the answer makes no sense.
   */
  async send<Schema extends z.ZodType>(request: RelayRequest<Schema>): Promise<z.output<Schema>> {
    const { status, text } = await this.#exchange(request);
    const body = parseJson(text);
    if (status >= 400) {
      const refusal = errorAnswer.safeParse(body);
      if (!refusal.success) throw new AppError('unavailable');
      throw toError(status, refusal.data);
    }
    const answer = request.answer.safeParse(body);
    if (!answer.success) throw new AppError('unavailable', { cause: answer.error });
    return answer.data;
  }

  #exchange(request: RelayRequest<z.ZodType>): Promise<{ readonly status: number; readonly text: string }> {
    return new Promise((resolve, reject) => {
      const fail = (cause: unknown): void => {
        reject(cause instanceof AppError ? cause : new UnreachableError(cause));
      };
      const body = request.body === undefined ? undefined : JSON.stringify(request.body);
      if (this.#closed) {
        fail(new Error('closed'));
        return;
      }
      const outgoing = this.#begin(request, body);
      this.#open.add(outgoing);
      outgoing.on('close', () => this.#open.delete(outgoing));
      outgoing.on('error', fail);
      outgoing.on('timeout', () => outgoing.destroy(new Error('timeout')));
      outgoing.on('response', (response) => {
        readText(response).then((text) => {
          resolve({ status: response.statusCode ?? 0, text });
        }, fail);
      });
      outgoing.end(body);
    });
  }

  #begin(request: RelayRequest<z.ZodType>, body: string | undefined): ClientRequest {
    const headers: Record<string, string> = {};
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (request.authorization != null) headers['authorization'] = request.authorization;
    const options: RequestOptions = { method: request.method, headers, timeout: timeoutMs };
    if (this.#location.kind === 'local')
      return httpRequest({ ...options, socketPath: this.#location.path, path: request.path, agent: false });
    const url = new URL(request.path, this.#location.origin);
    return url.protocol === 'https:' ? httpsRequest(url, options) : httpRequest(url, options);
  }
}

function toError(status: number, { code, retryAfter }: z.output<typeof errorAnswer>): AppError {
  if (code === 'rate-limited') return new RateLimitedError(retryAfter ?? defaultRetryMs);
  return AppError.fromShape({ code, retryable: status >= 500 || status === 429 });
}

async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maximumAnswerBytes)
      throw new AppError('unavailable', { cause: new Error('answer too large') });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('unavailable', { cause: error });
  }
}
