import './jitless.ts';
import type { z } from 'zod';
import { app } from './app.ts';
import { chats } from './chats.ts';
import type { DomainDefinition, RequestDefinition } from './define.ts';
import { diagnostics } from './diagnostics.ts';
import { directory } from './directory.ts';
import { groups } from './groups.ts';
import { presence } from './presence.ts';
import { preferences } from './preferences.ts';
import { recovery } from './recovery.ts';
import { settings } from './settings.ts';
import { signIn } from './sign-in.ts';
import { windows } from './windows.ts';
import type { DomainName, EventName, RequestName } from './channel-table.ts';

/** THE contract between renderer and main process: every request and event there is. */
export const contract = {
  app,
  signIn,
  chats,
  groups,
  directory,
  presence,
  windows,
  preferences,
  settings,
  recovery,
  diagnostics,
} satisfies {
  readonly [Domain in DomainName]: DomainDefinition<Domain>;
};

/** The type of the contract, from which inputs, answers and payloads are derived. */
export type Contract = typeof contract;

type Requests<Domain extends DomainName> = Contract[Domain]['requests'];
type DefinitionOf<Domain extends DomainName, Name extends RequestName<Domain>> = Requests<Domain>[Name &
  keyof Requests<Domain>] extends infer Definition extends RequestDefinition
  ? Definition
  : never;

/** What the renderer passes to a request. */
export type RequestInput<Domain extends DomainName, Name extends RequestName<Domain>> = z.output<
  DefinitionOf<Domain, Name>['input']
>;
/** What a request answers. */
export type RequestOutput<Domain extends DomainName, Name extends RequestName<Domain>> = z.output<
  DefinitionOf<Domain, Name>['output']
>;
/** What an event carries. */
export type EventPayload<
  Domain extends DomainName,
  Name extends EventName<Domain>,
> = Contract[Domain]['events'][Name & keyof Contract[Domain]['events']] extends infer Schema extends z.ZodType
  ? z.output<Schema>
  : never;
