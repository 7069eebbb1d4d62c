import { createHash } from 'node:crypto';
import { conversationId, type ConversationId } from '#shared/model/ids.ts';
import { seededRandom } from '#relay/demo/random.ts';
import { personId } from '#shared/model/ids.ts';
import type { Database } from '#sqlite/database.ts';
import { staffRecord } from '#tests/support/test-staff.ts';

export const messageCount = 1_000_000;
export const roomCount = 2_000;

/** How much a history holds, and in which room its nth message stands. */
export interface HistoryShape {
  readonly messages: number;
  readonly rooms: number;
  readonly roomAt: (index: number, random: () => number) => number;
}

/** Rooms differ in size as they do in life: a few hold most. */
const aMillion: HistoryShape = {
  messages: messageCount,
  rooms: roomCount,
  roomAt: (_index, random) => Math.floor(random() ** 2 * roomCount),
};
const words = [
  '회의',
  '예산',
  '보고서',
  '검토',
  '일정',
  '협의',
  '공문',
  '결재',
  '자료',
  '변경',
  '확인',
  '부서',
  '담당',
  '오후',
  '내일',
];
const insertsATransaction = 20_000;

/** The nth room of the history. */
export function roomOf(index: number): ConversationId {
  return conversationId(`direct:${createHash('sha256').update(String(index)).digest('hex').slice(0, 32)}`);
}

/**
 * Fills a database of the product's schema, a million messages over 2,000 rooms when no other shape is asked for: interleaved
 * as they would arrive, so that the messages of one room lie all over the file.
 */
export function buildHistory(database: Database, shape = aMillion): void {
  const random = seededRandom(3);
  fillRooms(database, shape.rooms);
  const insert = database.prepare(
    `INSERT INTO messages (message, wire_id, conversation, author_account, author_person, author_device, text, time, state)
     VALUES (@id, @id, @room, @account, @person, 1, @text, @time, 'received')`,
  );
  for (let first = 0; first < shape.messages; first += insertsATransaction)
    database.transaction(() => {
      for (let index = first; index < Math.min(first + insertsATransaction, shape.messages); index++) {
        const room = shape.roomAt(index, random);
        insert.run({
          id: createHash('sha256')
            .update(`message ${String(index)}`)
            .digest()
            .subarray(0, 16),
          room: roomOf(room),
          account: random() < 0.5 ? null : accountOf(room),
          person: `p-${String(room)}`,
          text: textOf(random),
          time: 1_700_000_000_000 + index * 1_000,
        });
      }
    })();
}

function fillRooms(database: Database, count: number): void {
  const addPerson = database.prepare(`INSERT INTO people (person, content, account) VALUES (?, ?, ?)`);
  const addRoom = database.prepare(
    `INSERT INTO conversations (conversation, peer, time, preview_text, preview_mine, preview_state)
     VALUES (?, ?, ?, '최근 글', 0, 'received')`,
  );
  database.transaction(() => {
    for (let room = 0; room < count; room++) {
      const person = `p-${String(room)}`;
      const { details: _details, ...content } = staffRecord({ id: personId(person) });
      addPerson.run(person, JSON.stringify(content), accountOf(room));
      addRoom.run(roomOf(room), person, room);
    }
  })();
}

function accountOf(room: number): string {
  return `00000000-0000-4000-8000-${String(room).padStart(12, '0')}`;
}

function textOf(random: () => number): string {
  const count = 6 + Math.floor(random() * 14);
  return Array.from({ length: count }, () => words[Math.floor(random() * words.length)] ?? '').join(' ');
}
