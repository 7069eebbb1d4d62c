import { AppError } from '../errors/app-error.ts';

/**
 * The backend was not there, or went away before it had answered. The state of the connection says so already, and
 * what was asked is asked again with the next one; an answer that makes no sense is another thing.
 */
export class UnreachableError extends AppError {
  constructor(cause: unknown) {
    super('unavailable', { cause });
  }
}
