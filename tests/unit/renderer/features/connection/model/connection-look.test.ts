import { describe, expect, it } from 'vitest';
import { connectionLook } from '#renderer/features/connection/model/connection-look.ts';

const inside = { embedded: true, failure: 'relay-unusable' } as const;

describe('the look of the connection', () => {
  it('says that the server inside cannot be used, instead of being connected to later', () => {
    expect(connectionLook('connecting', inside).text).toBe('connection.relay-unusable');
    expect(connectionLook('offline', inside).text).toBe('connection.relay-unusable');
  });

  it('goes by the connection where there is one, or never will be', () => {
    expect(connectionLook('online', inside).text).toBe('connection.online.embedded');
    expect(connectionLook('refused', inside).text).toBe('connection.refused');
    expect(connectionLook('revoked', inside).text).toBe('connection.revoked');
  });

  it('warns of what passes and alarms for what does not', () => {
    const outside = { embedded: false, failure: null };
    expect(connectionLook('offline', outside).tone).toBe('warn');
    expect(connectionLook('refused', outside).tone).toBe('danger');
    expect(connectionLook('online', outside).tone).toBe('quiet');
  });
});
