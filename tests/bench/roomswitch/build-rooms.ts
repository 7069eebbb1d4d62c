import { launchNarae } from '../startup/apps.ts';
import { enrol, fillHistory } from '../startup/enrol-profile.ts';

export const roomCount = 200;
/** In the room that is scrolled, which is the newest one and so the first of the list. */
export const longRoomMessages = 100_000;
/** More than the two pages that a room may load by itself. */
const messagesOfOthers = 120;
const others = (roomCount - 1) * messagesOfOthers;

/** The text whose hash is the id of the long room's first message (see `buildHistory`). */
export const firstOfLongRoom = `message ${String(others)}`;

/** A folder of data of an official with 200 rooms, one of which has 100,000 messages. */
export async function buildRooms(folder: string): Promise<void> {
  const app = await launchNarae(folder);
  const { profile } = await enrol(app, folder);
  await app.close();
  fillHistory(folder, profile, {
    messages: others + longRoomMessages,
    rooms: roomCount,
    roomAt: (index) => (index < others ? index % (roomCount - 1) : roomCount - 1),
  });
}
