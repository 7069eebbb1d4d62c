import { opcode, rawFrame } from './raw-frames.ts';

/** A source of numbers in [0, 1) from a seed. */
type Random = () => number;

/** Makes one malformed WebSocket frame after the other, out of valid messages and chance. */
export class MalformedFrames {
  readonly #random: Random;
  readonly #valid: readonly Uint8Array[];
  readonly #masked: boolean;

  /** `valid` are messages to cut and flip; `masked` says whether a client sends them. */
  constructor(random: Random, valid: readonly Uint8Array[], masked: boolean) {
    this.#random = random;
    this.#valid = valid;
    this.#masked = masked;
  }

  next(): Buffer {
    const make = this.#pick([
      () => this.#binary(this.#bytes(this.#below(300))),
      () => this.#binary(this.#truncated()),
      () => this.#binary(this.#flipped()),
      () => this.#binary(this.#hugeLength()),
      () => this.#binary(this.#wrongType()),
      () => this.#binary(new Uint8Array(0)),
      () =>
        rawFrame(opcode.text, Buffer.from(`{"text":${String(this.#random())}}`), { masked: this.#masked }),
      () => this.#brokenFrame(),
    ]);
    return make();
  }

  #binary(payload: Uint8Array): Buffer {
    return rawFrame(opcode.binary, payload, { masked: this.#masked });
  }

  #truncated(): Uint8Array {
    const valid = this.#pick(this.#valid);
    return valid.subarray(0, this.#below(valid.length));
  }

  #flipped(): Uint8Array {
    const bytes = Buffer.from(this.#pick(this.#valid));
    for (let flips = 1 + this.#below(8); flips > 0; flips--) {
      const index = this.#below(bytes.length);
      bytes.writeUInt8(bytes.readUInt8(index) ^ (1 << this.#below(8)), index);
    }
    return bytes;
  }

  /** A message that says that some field is much longer than everything there is. */
  #hugeLength(): Uint8Array {
    const field = ((1 + this.#below(15)) << 3) | 2;
    const length = Array.from({ length: 1 + this.#below(9) }, () => 0x80 | this.#below(128));
    return Buffer.from([field, ...length, this.#below(128), ...this.#bytes(this.#below(20))]);
  }

  /** Known field numbers with every wire type there is, and those that there are not. */
  #wrongType(): Uint8Array {
    const tags = Array.from({ length: 1 + this.#below(20) }, () => [
      ((1 + this.#below(8)) << 3) | this.#below(8),
      ...this.#bytes(this.#below(6)),
    ]);
    return Buffer.from(tags.flat());
  }

  /** Wrong already as a WebSocket frame: reserved bits and opcodes, false lengths, a mask where there must be none. */
  #brokenFrame(): Buffer {
    const payload = this.#bytes(this.#below(40));
    const first = this.#below(256);
    return this.#pick([
      () => rawFrame(opcode.binary, payload, { masked: !this.#masked }),
      () => rawFrame(opcode.binary, payload, { masked: this.#masked, first: 0x80 | 0x40 | opcode.binary }),
      () => rawFrame(opcode.binary, payload, { masked: this.#masked, first: 0x83 + (first % 5) }),
      () => rawFrame(opcode.binary, payload, { masked: this.#masked, first: 0x80 }),
      () => rawFrame(opcode.binary, payload, { masked: this.#masked, claimedLength: 2n ** 40n }),
      () => rawFrame(opcode.binary, payload, { masked: this.#masked, claimedLength: 2n ** 63n }),
    ])();
  }

  #bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.#below(256));
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #pick<Value>(values: readonly Value[]): Value {
    const value = values[this.#below(values.length)];
    if (value === undefined) throw new RangeError('nothing to pick from');
    return value;
  }
}
