import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take a minute. Vitest begins with the largest files where it does not know yet how long they take: these would
 * come last, and all others would be over long before.
 */
const longest = ['/core/killed.test.ts'];

/** Begins with the files that take longest, so that two workers end at the same time. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean =>
      longest.some((end) => moduleId.endsWith(end));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
