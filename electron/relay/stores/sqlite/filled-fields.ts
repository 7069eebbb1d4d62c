import type { RestrictedField } from '../../visibility.ts';

/** The SQL condition that a record of `people` says something in one of these fields; null where that is nobody's. */
export function sayingSomethingIn(fields: readonly RestrictedField[]): string | null {
  const conditions = fields.map((field) => filled[field]).filter((condition) => condition !== null);
  return conditions.length === 0 ? null : conditions.join(' OR ');
}

/** In whose records a field says something; null: in nobody's. */
const filled: Readonly<Record<RestrictedField, string | null>> = {
  mobile: `content ->> '$.details.mobile' IS NOT NULL`,
  phone: `(content ->> '$.details.phone' IS NOT NULL OR content ->> '$.extension' <> '')`,
  mail: `content ->> '$.details.mail' IS NOT NULL`,
  duty: `content ->> '$.duty' <> ''`,
  // Photos are no part of the directory; each is asked for when it is shown.
  photo: null,
};
