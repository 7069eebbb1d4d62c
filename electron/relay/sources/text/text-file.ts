import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { SourceError, type RecordProblem } from '../../directory-source.ts';
import { decoder, recogniseEncoding, sampleBytes, utf8Mark, type TextEncoding } from './encodings.ts';
import { RecordSplitter } from './record-splitter.ts';

/** A record as text, or why it is none. */
export type TextRecord =
  | { readonly line: number; readonly text: string }
  | { readonly line: number; readonly problem: RecordProblem };

/** A text file, its encoding recognised. */
export interface TextFile {
  readonly encoding: TextEncoding;
  /** Its beginning, without a mark. */
  readonly head: string;
  /** `separators`: what stands between fields where quotes count; null where they mean nothing. */
  records(separators: readonly number[] | null): AsyncIterable<TextRecord>;
}

/** Empty lines are no records. @throws SourceError `file-unreadable` or `encoding-unknown`. */
export async function openTextFile(file: string): Promise<TextFile> {
  const sample = await readSample(file);
  const encoding = recogniseEncoding(sample, sample.length < sampleBytes);
  if (encoding === null) throw new SourceError('encoding-unknown', basename(file));
  const hasMark = sample.subarray(0, utf8Mark.length).equals(utf8Mark);
  const start = hasMark ? utf8Mark.length : 0;
  return {
    encoding,
    head: new TextDecoder(encoding === 'cp949' ? 'euc-kr' : 'utf-8').decode(sample.subarray(start)),
    records: (separators) => readRecords(file, start, encoding, separators),
  };
}

async function readSample(file: string): Promise<Buffer> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(sampleBytes), 0, sampleBytes, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new SourceError('file-unreadable', basename(file), { cause: error });
  }
}

async function* readRecords(
  file: string,
  start: number,
  encoding: TextEncoding,
  separators: readonly number[] | null,
): AsyncIterable<TextRecord> {
  const splitter = new RecordSplitter(separators);
  const decode = decoder(encoding);
  const stream = createReadStream(file, { start });
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) yield* decoded(splitter.push(chunk));
  } catch (error) {
    throw new SourceError('file-unreadable', basename(file), { cause: error });
  }
  yield* decoded(splitter.end());

  function* decoded(records: ReturnType<RecordSplitter['push']>): Iterable<TextRecord> {
    for (const record of records) {
      if ('problem' in record) {
        yield record;
        continue;
      }
      const text = decode(record.bytes);
      if (text === null) yield { line: record.line, problem: 'undecodable' };
      else if (text.trim() !== '') yield { line: record.line, text };
    }
  }
}
