import { AppError } from './app-error.ts';

/** Ends an exhaustive `switch`: a case that is missing is a type error here, and an `internal` error at run time. */
export function assertNever(value: never): never {
  throw new AppError('internal', { cause: new Error(`unexpected case of type ${typeof value}`) });
}
