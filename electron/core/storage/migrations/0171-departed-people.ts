import type { Migration } from '#sqlite/migrate.ts';

/** Who a member of a room was to the directory: whoever leaves that loses their account there, and is a member all the same. */
export const departedPeople: Migration = {
  version: 171,
  update: (database) => {
    database.exec(`
      ALTER TABLE room_members ADD COLUMN person TEXT;
      UPDATE room_members SET person = (SELECT p.person FROM people p WHERE p.account = room_members.account);
    `);
  },
};
