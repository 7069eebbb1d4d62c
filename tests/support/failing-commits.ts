import { withDatabase } from './profile-database.ts';
import type { TestCore } from './test-core.ts';

/**
 * Makes every transaction of a running core fail that puts the job into the outbox of which `condition` (SQL over `NEW`)
 * is true: after everything that the transaction wrote before. Answers what puts an end to it.
 */
export function failCommits(core: TestCore, condition: string): () => void {
  withDatabase(core, (database) => {
    database.exec(`CREATE TRIGGER failing_commit AFTER INSERT ON outbox WHEN ${condition}
                   BEGIN SELECT RAISE(ABORT, 'failing commit'); END`);
  });
  return () => {
    withDatabase(core, (database) => database.exec('DROP TRIGGER failing_commit'));
  };
}
