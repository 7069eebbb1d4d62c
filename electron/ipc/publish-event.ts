import type { WebContents } from 'electron';
import type { z } from 'zod';
import { AppError } from '#shared/errors/app-error.ts';
import { channelName, type DomainName } from '#shared/ipc/channel-table.ts';
import { contract } from '#shared/ipc/contract.ts';
import { isOwnPage } from './trusted-sender.ts';

/** An event of the contract, of whatever kind. */
export interface OutgoingEvent {
  readonly domain: DomainName;
  readonly name: string;
  readonly payload: unknown;
}

/** What of a page it takes to tell it something. */
export type EventPage = Pick<WebContents, 'getURL' | 'isDestroyed' | 'send'>;

/**
 * Sends an event to pages of this app. The payload is parsed first, so that nothing leaves that the contract does not name.
 * @throws ZodError for a payload of another form, AppError `internal` for an event that there is not: defects of the
 * sender, of which no page hears.
 */
export function publishEvent(event: OutgoingEvent, pages: readonly EventPage[]): void {
  const schemas: Partial<Record<string, z.ZodType>> = contract[event.domain].events;
  const schema = Object.hasOwn(schemas, event.name) ? schemas[event.name] : undefined;
  if (schema === undefined)
    throw new AppError('internal', { cause: new Error(`no ${event.domain}.${event.name}`) });
  const payload = schema.parse(event.payload);
  for (const page of pages)
    if (!page.isDestroyed() && isOwnPage(page.getURL()))
      page.send(channelName(event.domain, event.name), payload);
}
