import { ipcMain } from 'electron';
import { AppError } from '#shared/errors/app-error.ts';
import { channelName, channelTable, type DomainName } from '#shared/ipc/channel-table.ts';
import { contract } from '#shared/ipc/contract.ts';
import type { RequestDefinition } from '#shared/ipc/define.ts';
import type { Caller, ServedServices } from '#shared/ipc/services.ts';
import { answerRequest, refusal } from './answer-request.ts';
import { isTrustedSender } from './trusted-sender.ts';

type Method = (input: unknown, caller: Caller) => Promise<unknown>;

/** Registers every request of the contract: sender check, parse, call, typed error. Nothing else answers a channel. */
export function serveRequests(services: ServedServices, onFailure: (error: AppError) => void): void {
  for (const [domain, { requests }] of Object.entries(channelTable))
    for (const name of requests) serveRequest(domain as DomainName, name, services, onFailure);
}

function serveRequest(
  domain: DomainName,
  name: string,
  services: ServedServices,
  onFailure: (error: AppError) => void,
): void {
  const definition = definitionOf(domain, name);
  const call = serviceOf(services, domain, name);
  ipcMain.handle(channelName(domain, name), (event, input: unknown) =>
    isTrustedSender(event)
      ? answerRequest(definition, (parsed) => call(parsed, { contents: event.sender.id }), input, onFailure)
      : refusal(new AppError('forbidden-sender')),
  );
}

function definitionOf(domain: DomainName, name: string): RequestDefinition {
  const definitions: Partial<Record<string, RequestDefinition>> = contract[domain].requests;
  return definitions[name] ?? missing(domain, name);
}

function serviceOf(services: ServedServices, domain: DomainName, name: string): Method {
  const service = services[domain] as unknown as Partial<Record<string, Method>>;
  const method = service[name] ?? missing(domain, name);
  return (input, caller) => method.call(service, input, caller);
}

/** Unreachable while the contract compiles: table, schemas and services are complete by type. */
function missing(domain: DomainName, name: string): never {
  throw new AppError('internal', { cause: new Error(`no ${domain}.${name}`) });
}
