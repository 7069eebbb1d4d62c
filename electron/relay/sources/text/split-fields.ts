/** The fields of a record; in quoted ones a doubled quote stands for one (RFC 4180). */
export function splitFields(record: string, separator: string): readonly string[] {
  if (!record.includes('"')) return record.split(separator);
  const fields: string[] = [];
  let at = 0;
  while (at <= record.length) {
    const [field, end] = record[at] === '"' ? quoted(record, at, separator) : plain(record, at, separator);
    fields.push(field);
    at = end + 1;
  }
  return fields;
}

function plain(record: string, start: number, separator: string): readonly [string, number] {
  const found = record.indexOf(separator, start);
  const end = found < 0 ? record.length : found;
  return [record.slice(start, end), end];
}

function quoted(record: string, start: number, separator: string): readonly [string, number] {
  let field = '';
  let at = start + 1;
  for (;;) {
    const close = record.indexOf('"', at);
    if (close < 0) return [field + record.slice(at), record.length];
    field += record.slice(at, close);
    if (record[close + 1] !== '"') {
      const [rest, end] = plain(record, close + 1, separator);
      return [field + rest, end];
    }
    field += '"';
    at = close + 2;
  }
}
