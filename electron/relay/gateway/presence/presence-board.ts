import type { AccountId } from '#shared/model/ids.ts';
import type { Activity } from '#shared/model/presence.ts';
import { presenceTopic, type Bus } from '../../stores/bus.ts';

/** What a connected device says of its person. */
export type ConnectedActivity = Exclude<Activity, 'offline'>;

/** How long somebody who has lost the connection counts as there: their device is usually back within a second. */
const graceMs = 3_000;

/** One connection of an account, from its beginning to its end. */
export interface Attendance {
  set(activity: ConnectedActivity): void;
  end(): void;
}

/** Who is at their PC: in memory, because a connection is, and gone with the relay. */
export class PresenceBoard {
  readonly #bus: Bus;
  readonly #graceMs: number;
  readonly #present = new Map<AccountId, Map<symbol, ConnectedActivity>>();

  constructor(bus: Bus, grace = graceMs) {
    this.#bus = bus;
    this.#graceMs = grace;
  }

  /** A device has connected; it is active until it says otherwise. */
  attend(account: AccountId): Attendance {
    const connection = Symbol('connection');
    this.#put(account, connection, 'active');
    return {
      set: (activity) => {
        this.#put(account, connection, activity);
      },
      end: () => {
        setTimeout(() => {
          this.#remove(account, connection);
        }, this.#graceMs).unref();
      },
    };
  }

  /** An account is as active as the most active of its devices. */
  activity(account: AccountId): Activity {
    const activities = [...(this.#present.get(account)?.values() ?? [])];
    if (activities.length === 0) return 'offline';
    return activities.includes('active') ? 'active' : 'away';
  }

  #put(account: AccountId, connection: symbol, activity: ConnectedActivity): void {
    this.#change(account, () => {
      const connections = this.#present.get(account) ?? new Map<symbol, ConnectedActivity>();
      this.#present.set(account, connections.set(connection, activity));
    });
  }

  #remove(account: AccountId, connection: symbol): void {
    this.#change(account, () => {
      const connections = this.#present.get(account);
      connections?.delete(connection);
      if (connections?.size === 0) this.#present.delete(account);
    });
  }

  #change(account: AccountId, change: () => void): void {
    const before = this.activity(account);
    change();
    if (this.activity(account) !== before) this.#bus.ring(presenceTopic(account));
  }
}
