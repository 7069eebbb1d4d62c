import { ownBytes } from '#shared/model/bytes.ts';
import { openDatabase } from '#sqlite/open-database.ts';

// Migrates a database, and is killed in the middle: `<database> <key in hex>`.
const [file = '', key = ''] = process.argv.slice(2);
openDatabase({
  file,
  key: ownBytes(Buffer.from(key, 'hex')),
  migrations: [
    { version: 10, update: () => undefined },
    {
      version: 20,
      update: (database) => {
        // More than the page cache holds, so that a part of it is in the log already.
        database.pragma('cache_size = 10');
        database.exec(`UPDATE words SET word = 'half' || word; CREATE TABLE half (word TEXT)`);
        process.kill(process.pid, 'SIGKILL');
      },
    },
  ],
});
