import { create, toBinary, type MessageInitShape } from '@bufbuild/protobuf';
import type { Bytes } from '#shared/model/bytes.ts';
import { ContentSchema } from '#shared/wire/generated/content_pb.js';
import { pad } from './padding.ts';

/** Content as the bytes that are sealed: padded. */
export function encode(content: MessageInitShape<typeof ContentSchema>): Bytes {
  return pad(toBinary(ContentSchema, create(ContentSchema, content)));
}
