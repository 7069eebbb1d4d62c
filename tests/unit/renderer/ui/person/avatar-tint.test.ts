import { describe, expect, it } from 'vitest';
import { avatarTint, avatarTints } from '#renderer/ui/person/avatar-tint.ts';

describe('the tint of an avatar', () => {
  it('is always the same for the same id', () => {
    expect(avatarTint('p-0001')).toBe(avatarTint('p-0001'));
  });

  it('is spread over all six for neighbouring ids', () => {
    const counts = new Map<number, number>();
    for (let index = 0; index < 600; index += 1) {
      const tint = avatarTint(`p-${String(index).padStart(7, '0')}`);
      counts.set(tint, (counts.get(tint) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual([...avatarTints]);
    expect(Math.min(...counts.values())).toBeGreaterThan(50);
  });
});
