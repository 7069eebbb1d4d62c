import type { DomainName, EventName } from '#shared/ipc/channel-table.ts';
import type { EventPayload } from '#shared/ipc/contract.ts';

/** An event of the contract on its way to the windows. */
export type CoreEvent = {
  [Domain in DomainName]: {
    [Name in EventName<Domain>]: {
      readonly domain: Domain;
      readonly name: Name;
      readonly payload: EventPayload<Domain, Name>;
    };
  }[EventName<Domain>];
}[DomainName];

/** How services tell what has happened; called only after the change is durable. */
export type Publish = (event: CoreEvent) => void;
