import type { Absence, Availability } from '#shared/model/presence.ts';
import content from './self-descriptions.json' with { type: 'json' };
import photos from './photos.json' with { type: 'json' };

/** What a colleague shows of themselves. */
export interface SelfDescription {
  readonly statusText: string;
  readonly absence: Absence | null;
  readonly availability: Availability;
  /** A JPEG in base64: drawn shapes, nobody's face. */
  readonly photo: string | null;
}

/** What the colleague of a seat shows: each of them something else, so that everything there is can be seen. */
export function selfDescription(seat: number): SelfDescription {
  const { statusText, absence, availability, photo } = descriptions[seat % descriptions.length] ?? plain;
  return {
    statusText,
    absence: absence === null ? null : { kind: absence, until: null },
    availability,
    photo: photo === null ? null : (photos.photos[photo] ?? null),
  };
}

interface Description {
  readonly statusText: string;
  readonly absence: Absence['kind'] | null;
  readonly availability: Availability;
  /** Which of the photos. */
  readonly photo: number | null;
}

const plain: Description = { statusText: '', absence: null, availability: 'working', photo: null };
const descriptions = content.descriptions as readonly Description[];
