import uFuzzy from '@leeoniya/ufuzzy';
import SqliteDatabase from 'better-sqlite3';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { IndexedPerson } from '#core/directory/engine/indexed-person.ts';

/** Finds the first fifty people by their name, duty, rank and number, in its own way; how it is told of them is its own, too. */
export type Peer = (query: string) => number;

const limit = 50;

/** Fuse.js, at most a hundred thousand people: it looks at each of them. */
export function fuse(people: readonly IndexedPerson[]): Peer {
  const index = new Fuse(people, {
    keys: ['name', 'duty', 'rank', 'numbers'],
    threshold: 0,
    ignoreLocation: true,
  });
  return (query) => index.search(query, { limit }).length;
}

/** MiniSearch with prefixes, which finds no middle of a word. */
export function miniSearch(people: readonly IndexedPerson[]): Peer {
  const index = new MiniSearch({
    idField: 'row',
    fields: ['name', 'duty', 'rank', 'numbers'],
    searchOptions: { prefix: true, combineWith: 'AND' },
  });
  index.addAll(
    people.map(({ row, name, duty, rank, numbers }) => ({
      row,
      name,
      duty,
      rank,
      numbers: numbers.join(' '),
    })),
  );
  return (query) => index.search(query).slice(0, limit).length;
}

/** uFuzzy over one line a person, set up for any letters. */
export function microFuzzy(people: readonly IndexedPerson[]): Peer {
  const lines = people.map(({ name, duty, rank, numbers }) => `${name} ${rank} ${duty} ${numbers.join(' ')}`);
  const fuzzy = new uFuzzy({ unicode: true, interSplit: "[^\\p{L}\\d']+", intraSplit: '\\p{Ll}\\p{Lu}' });
  return (query) => (fuzzy.filter(lines, query) ?? []).slice(0, limit).length;
}

/** SQLite's FTS5 with trigrams, which needs three letters, in memory and not encrypted. */
export function fts5(people: readonly IndexedPerson[]): Peer {
  const database = new SqliteDatabase(':memory:');
  database.exec(`CREATE VIRTUAL TABLE people USING fts5(line, tokenize = 'trigram')`);
  const insert = database.prepare('INSERT INTO people (rowid, line) VALUES (?, ?)');
  database.transaction(() => {
    for (const { row, name, duty, rank, numbers } of people)
      insert.run(row, `${name} ${rank} ${duty} ${numbers.join(' ')}`);
  })();
  const find = database.prepare('SELECT rowid FROM people WHERE people MATCH ? LIMIT ?');
  return (query) =>
    find.all(
      query
        .split(' ')
        .map((word) => `"${word.replaceAll('"', '""')}"`)
        .join(' '),
      limit,
    ).length;
}
