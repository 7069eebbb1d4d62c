import type { Entry } from 'ldapts';

/** The values of an attribute as texts; a server gives one or many, and no attribute at all where there is none. */
export function valuesOf(entry: Entry, attribute: string): readonly string[] {
  const value = entry[attribute];
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(String).filter((text) => text !== '');
}

/** The first value of an attribute; empty for none. */
export function valueOf(entry: Entry, attribute: string): string {
  return valuesOf(entry, attribute)[0] ?? '';
}

/** A name of an entry (DN) as all who mean the same entry write it: near enough for names that one server gives. */
export function plainDn(dn: string): string {
  return dn
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s*([,=])\s*/g, '$1');
}

/** The name of the entry above; empty at the top. */
export function dnAbove(dn: string): string {
  return /^(?:\\.|[^\\,])*,(.*)$/su.exec(plainDn(dn))?.[1] ?? '';
}
