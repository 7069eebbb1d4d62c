import { useToday } from '#renderer/ui/dates/use-today.ts';
import { presenceLook, type Presence, type PresenceLook } from '#shared/model/presence.ts';
import { isoDay } from './iso-day.ts';

/** How a presence looks today. */
export function usePresenceLook(presence: Presence): PresenceLook {
  return presenceLook(presence, isoDay(useToday()));
}
