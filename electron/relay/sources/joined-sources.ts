import type { Coverage, DirectorySource, SourceItem } from '../directory-source.ts';

/** One source after the other, as one: what any of them knows wholly is known wholly. Lines are those of each. */
export function joinedSources(sources: readonly DirectorySource[]): DirectorySource {
  const of = (kind: keyof Coverage): 'whole' | 'changes' =>
    sources.some(({ coverage }) => coverage[kind] === 'whole') ? 'whole' : 'changes';
  return {
    coverage: { units: of('units'), people: of('people') },
    items: () => readAll(sources),
  };
}

async function* readAll(sources: readonly DirectorySource[]): AsyncIterable<SourceItem> {
  for (const source of sources) yield* source.items();
}
