/** The six tints of avatars (`--nr-t1` to `--nr-t6`). */
export const avatarTints = [1, 2, 3, 4, 5, 6] as const;
export type AvatarTint = (typeof avatarTints)[number];

/** The tint of a person: always the same for the same id, on every PC. */
export function avatarTint(id: string): AvatarTint {
  // FNV-1a, because neighbouring ids must not get neighbouring colours.
  let hash = 0x811c9dc5;
  for (const character of id) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return avatarTints[hash % avatarTints.length] ?? 1;
}
