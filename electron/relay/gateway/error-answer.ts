import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AppError } from '#shared/errors/app-error.ts';
import { RateLimitedError } from '#shared/backend/rate-limited-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { errorAnswer } from '#shared/wire/http.ts';

const statuses: Partial<Record<ErrorCode, number>> = {
  'invalid-request': 400,
  'invitation-invalid': 403,
  'not-serving': 403,
  'person-taken': 409,
  unauthorized: 401,
  revoked: 401,
  'not-found': 404,
  'too-large': 413,
  'rate-limited': 429,
  unsupported: 404,
};

/** Answers a failed request with its code, and when to come again: no text, no cause, nothing of the request. */
export function answerError(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  const failure = toAppError(error);
  const answer: z.input<typeof errorAnswer> = { code: failure.code };
  if (failure instanceof RateLimitedError) answer.retryAfter = failure.retryAfterMs;
  void reply.status(statuses[failure.code] ?? 500).send(answer);
}

/** Any failure inside the gateway as an AppError; what a client sent wrongly is `invalid-request`. */
export function toAppError(error: unknown): AppError {
  if (error instanceof z.ZodError) return new AppError('invalid-request', { cause: error });
  if (error instanceof AppError) return error;
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  if (status === 413) return new AppError('too-large', { cause: error });
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new AppError('invalid-request', { cause: error });
  return AppError.from(error);
}
