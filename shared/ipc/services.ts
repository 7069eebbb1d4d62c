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

/** The domains that the shell answers: windows, files and dialogs are not the messenger's. */
export type ShellDomain = 'windows' | 'preferences' | 'diagnostics';
/** What a core answers. */
export type CoreServices = Omit<Services, ShellDomain>;

/** Which window a request comes from: the id of its contents. */
export interface Caller {
  readonly contents: number;
}

/** As `DomainServices`, for a domain whose answers depend on the window that asks. */
export type CalledServices<Domain extends DomainName> = {
  readonly [Name in RequestName<Domain>]: (
    input: RequestInput<Domain, Name>,
    caller: Caller,
  ) => Promise<RequestOutput<Domain, Name>>;
};

/** What answers the whole contract to windows. */
export type ServedServices = Omit<Services, 'windows'> & { readonly windows: CalledServices<'windows'> };
