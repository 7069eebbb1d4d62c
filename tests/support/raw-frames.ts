/** WebSocket opcodes (RFC 6455, 5.2). */
export const opcode = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

export interface RawFrame {
  /** With FIN and the reserved bits: the whole first byte. */
  readonly first: number;
  readonly payload: Buffer;
}

/** What may be wrong with a frame. */
export interface FrameChanges {
  /** The whole first byte: FIN, reserved bits, opcode. */
  readonly first?: number;
  /** Clients must mask, servers must not. */
  readonly masked?: boolean;
  /** A length other than the payload's, always written in eight bytes. */
  readonly claimedLength?: bigint;
}

/** A WebSocket frame in its bytes; nothing is checked, because it is meant to be wrong. */
export function rawFrame(kind: number, payload: Uint8Array, changes: FrameChanges = {}): Buffer {
  const { first = 0x80 | kind, masked = true, claimedLength } = changes;
  const header = Buffer.concat([Buffer.from([first]), lengthBytes(payload.length, masked, claimedLength)]);
  // A mask of zeros masks as well as any other: it hides nothing here.
  return Buffer.concat(masked ? [header, Buffer.alloc(4), payload] : [header, payload]);
}

/** Reads complete, well-formed frames out of a stream of bytes; keeps the rest. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);

  read(chunk: Buffer): readonly RawFrame[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const frames: RawFrame[] = [];
    for (let frame = this.#next(); frame !== null; frame = this.#next()) frames.push(frame);
    return frames;
  }

  #next(): RawFrame | null {
    if (this.#rest.length < 2) return null;
    const second = this.#rest.readUInt8(1);
    const [extra, mask] = [lengthSize(second & 0x7f), (second & 0x80) === 0 ? 0 : 4];
    const start = 2 + extra + mask;
    if (this.#rest.length < start) return null;
    const length = readLength(this.#rest, second & 0x7f);
    if (this.#rest.length < start + length) return null;
    const payload = Buffer.from(this.#rest.subarray(start, start + length));
    const key = this.#rest.subarray(start - mask, start);
    if (mask !== 0)
      for (let index = 0; index < length; index++)
        payload[index] = (payload[index] ?? 0) ^ (key[index % 4] ?? 0);
    const frame = { first: this.#rest.readUInt8(0), payload };
    this.#rest = this.#rest.subarray(start + length);
    return frame;
  }
}

function lengthBytes(length: number, masked: boolean, claimed: bigint | undefined): Buffer {
  const bit = masked ? 0x80 : 0;
  if (claimed === undefined && length < 126) return Buffer.from([bit | length]);
  const bytes = Buffer.alloc(9);
  bytes.writeUInt8(bit | 127);
  bytes.writeBigUInt64BE(claimed ?? BigInt(length), 1);
  return bytes;
}

function lengthSize(short: number): number {
  return short === 126 ? 2 : short === 127 ? 8 : 0;
}

function readLength(bytes: Buffer, short: number): number {
  if (short === 126) return bytes.readUInt16BE(2);
  return short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
}
