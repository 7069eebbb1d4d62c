import type { UnitId } from '#shared/model/ids.ts';
import type { DirectoryPerson } from '#shared/model/person.ts';

/** What a relay may keep from those who ask. `phone` takes the extension with it, which is a part of it. */
export const restrictedFields = ['mobile', 'phone', 'mail', 'duty', 'photo'] as const;
/** One of them. */
export type RestrictedField = (typeof restrictedFields)[number];

/** Who gets to see a field. */
export const audiences = ['everybody', 'own-agency', 'nobody'] as const;
/** One of them. */
export type Audience = (typeof audiences)[number];

/** Who gets to see what, as the agency has decided. */
export type Visibility = Readonly<Record<RestrictedField, Audience>>;

/** Where nothing was decided: a mobile number is often one's own. */
export const standardVisibility: Visibility = {
  mobile: 'own-agency',
  phone: 'everybody',
  mail: 'everybody',
  duty: 'everybody',
  photo: 'everybody',
};

/** Whether a field may be seen by somebody of one agency, of somebody of another; null: of none that is known. */
export function mayBeSeen(audience: Audience, asking: UnitId | null, asked: UnitId | null): boolean {
  switch (audience) {
    case 'everybody':
      return true;
    case 'own-agency':
      return asking !== null && asking === asked;
    case 'nobody':
      return false;
  }
}

/** A person with what somebody of an agency may see of them. */
export function withoutHidden(
  person: DirectoryPerson,
  visibility: Visibility,
  asking: UnitId | null,
): DirectoryPerson {
  const asked = person.agency ?? null;
  const hides = (field: RestrictedField): boolean => !mayBeSeen(visibility[field], asking, asked);
  const { details } = person;
  return {
    ...person,
    ...(hides('duty') ? { duty: '' } : {}),
    ...(hides('phone') ? { extension: '' } : {}),
    details: {
      ...details,
      ...(hides('mobile') ? { mobile: null } : {}),
      ...(hides('phone') ? { phone: null } : {}),
      ...(hides('mail') ? { mail: null } : {}),
    },
  };
}
