import type { RequestInput, RequestOutput } from './contract.ts';
import type { DomainName, RequestName } from './channel-table.ts';

/** What answers the requests of one domain. Failures are AppErrors. */
export type DomainServices<Domain extends DomainName> = {
  readonly [Name in RequestName<Domain>]: (
    input: RequestInput<Domain, Name>,
  ) => Promise<RequestOutput<Domain, Name>>;
};

/** What answers the whole contract. */
export type Services = { readonly [Domain in DomainName]: DomainServices<Domain> };
