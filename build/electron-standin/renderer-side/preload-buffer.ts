/** The few parts of Node's Buffer that a preload bundle may use. */
export class PreloadBuffer extends Uint8Array {
  static fromValue(value: string | ArrayLike<number> | ArrayBuffer, encoding = 'utf8'): PreloadBuffer {
    return new PreloadBuffer(typeof value === 'string' ? bytesOf(value, encoding) : new Uint8Array(value));
  }

  static alloc(size: number, fill = 0): PreloadBuffer {
    return new PreloadBuffer(size).fill(fill);
  }

  static isBuffer(value: unknown): value is PreloadBuffer {
    return value instanceof PreloadBuffer;
  }

  static concat(parts: readonly Uint8Array[]): PreloadBuffer {
    const joined = new PreloadBuffer(parts.reduce((size, part) => size + part.length, 0));
    let offset = 0;
    for (const part of parts) {
      joined.set(part, offset);
      offset += part.length;
    }
    return joined;
  }

  override toString(encoding = 'utf8'): string {
    if (encoding === 'base64') return this.toBase64();
    if (encoding === 'base64url') return this.toBase64({ alphabet: 'base64url', omitPadding: true });
    return encoding === 'hex' ? this.toHex() : new TextDecoder().decode(this);
  }
}

// `from` of Uint8Array has other parameters, so a declared override would be a type error; Buffer's differs as well.
Object.defineProperty(PreloadBuffer, 'from', { value: PreloadBuffer.fromValue });

function bytesOf(text: string, encoding: string): Uint8Array<ArrayBuffer> {
  if (encoding === 'base64') return Uint8Array.fromBase64(text);
  if (encoding === 'base64url') return Uint8Array.fromBase64(text, { alphabet: 'base64url' });
  if (encoding === 'hex') return Uint8Array.fromHex(text);
  return new TextEncoder().encode(text);
}
