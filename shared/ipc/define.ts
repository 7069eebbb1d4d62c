import './jitless.ts';
import type { z } from 'zod';
import type { DomainName, EventName, RequestName } from './channel-table.ts';

/** A call from the renderer: what it sends and what it gets, both parsed. */
export interface RequestDefinition<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly input: Input;
  readonly output: Output;
}

/** All channels of one domain, complete by type. */
export interface DomainDefinition<Domain extends DomainName> {
  readonly requests: { readonly [Name in RequestName<Domain>]: RequestDefinition };
  readonly events: { readonly [Name in EventName<Domain>]: z.ZodType };
}

/** Defines a request; the schemas' exact types are kept. */
export function request<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): RequestDefinition<Input, Output> {
  return { input, output };
}
