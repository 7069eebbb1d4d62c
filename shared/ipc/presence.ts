import { z } from 'zod';
import { maximumPhotoBytes, maximumStatusLength, absenceKinds, availabilities } from '../model/presence.ts';
import { isOneLine } from '../model/one-line.ts';
import { request, type DomainDefinition } from './define.ts';
import { conversationIdSchema, ownPresenceSchema, personIdSchema, presenceSchema } from './schemas.ts';

const nothing = z.strictObject({});
const personPresence = z.strictObject({ person: personIdSchema, presence: presenceSchema });
/** Base64 takes four characters for three bytes. */
const photo = z
  .base64()
  .min(4)
  .max(Math.ceil(maximumPhotoBytes / 3) * 4)
  .nullable();

/** Who is there, who is writing, and what one tells the others about oneself. */
export const presence = {
  requests: {
    /** Answers what is known of these people, and tells every change from now on, as long as not too many others are asked for. */
    watch: request(
      z.strictObject({ people: z.array(personIdSchema).max(100) }),
      z.strictObject({ presences: z.array(personPresence) }),
    ),
    /** The person is writing in a conversation; told on every few seconds at most, and lost where there is no connection. */
    typing: request(z.strictObject({ conversation: conversationIdSchema }), nothing),
    profile: request(nothing, ownPresenceSchema),
    /** What the others see from now on, or with the next connection. `minutes`: how long the availability is to hold. */
    setProfile: request(
      z.strictObject({
        statusText: z.string().max(maximumStatusLength).refine(isOneLine),
        absence: z.strictObject({ kind: z.enum(absenceKinds), until: z.iso.date().nullable() }).nullable(),
        availability: z.enum(availabilities),
        minutes: z
          .int()
          .min(1)
          .max(24 * 60)
          .nullable(),
      }),
      ownPresenceSchema,
    ),
    /** A JPEG in base64; null takes the photo away. Refused with `invalid-request` for anything else. */
    setPhoto: request(z.strictObject({ photo }), ownPresenceSchema),
    /** The present photo of a person, or of oneself, as a JPEG in base64; null where there is none or it cannot be had. */
    photo: request(z.strictObject({ person: personIdSchema }), z.strictObject({ photo })),
  },
  events: {
    changed: personPresence,
    /** Somebody is writing in a conversation, for some seconds from now. */
    peerTyping: z.strictObject({ conversation: conversationIdSchema }),
    /** Also when the person has left their PC, or come back. */
    profileChanged: ownPresenceSchema,
  },
} satisfies DomainDefinition<'presence'>;
