import { fromBinary, toBinary } from '@bufbuild/protobuf';
import type { Bytes } from '#shared/model/bytes.ts';
import { ContentSchema } from '#shared/wire/generated/content_pb.js';
import { pad, unpad } from '#core/messaging/padding.ts';

/** Number 1,000 of two bytes: what a newer version has put there. */
const newField = { no: 1_000, wireType: 2, data: Uint8Array.of(2, 0xca, 0xfe) };

/** Padded content with something beside its body that no version knows. */
export function withMore(content: Bytes): Bytes {
  const parsed = fromBinary(ContentSchema, unpad(content));
  parsed.$unknown = [newField];
  return pad(toBinary(ContentSchema, parsed));
}

/** Padded content with something inside its body that no version knows. */
export function withMoreInside(content: Bytes): Bytes {
  const parsed = fromBinary(ContentSchema, unpad(content));
  if (parsed.body.value !== undefined) parsed.body.value.$unknown = [newField];
  return pad(toBinary(ContentSchema, parsed));
}
