import type { StaffRecord } from '#shared/model/person.ts';

/**
 * What stands in the search box after each key of somebody who looks for these people, time and again: names, units and
 * extensions as they grow. After each word `sought` is put in as a whole.
 */
export function* typedKeys(people: readonly StaffRecord[], sought: string): Generator<string> {
  for (;;)
    for (const { name, departments, extension } of people)
      for (const word of [name, departments.at(-1) ?? '', extension]) {
        for (let end = 1; end <= word.length; end++) yield word.slice(0, end);
        yield sought;
      }
}
