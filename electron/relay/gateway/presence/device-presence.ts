import { accountId, type AccountId, type UnitId } from '#shared/model/ids.ts';
import { maximumWatched } from '#shared/model/presence.ts';
import { Activity, type SetActivity, type Typing, type Watch } from '#shared/wire/generated/frame_pb.js';
import type { DeviceAddress } from '#shared/model/address.ts';
import { directoryTopic, presenceTopic, typingTopic } from '../../stores/bus.ts';
import type { ServerBody } from '../delivery.ts';
import type { GatewayContext } from '../gateway-context.ts';
import { isPhotoVisible } from '../visible.ts';
import type { Attendance } from './presence-board.ts';
import { toWirePresence } from './wire-presence.ts';

/** What one device says of its person, and what it is told of others. Lives as long as its socket. */
export class DevicePresence {
  readonly #context: GatewayContext;
  readonly #address: DeviceAddress;
  readonly #write: (body: ServerBody) => void;
  readonly #onFailure: () => void;
  readonly #attendance: Attendance;
  readonly #stopTyping: () => void;
  readonly #stopDirectory: () => void;
  /** For whose eyes was told what was told. */
  #agency: UnitId | null = null;
  #watched: readonly AccountId[] = [];
  #stopWatching: readonly (() => void)[] = [];
  /** What was last told of those who are watched: what is not new is not told, or it would betray who hides. */
  #told = new Map<AccountId, string>();

  /** `onFailure`: a store has failed, which is the end of this connection and of nobody else's. */
  constructor(
    context: GatewayContext,
    address: DeviceAddress,
    write: (body: ServerBody) => void,
    onFailure: () => void,
  ) {
    this.#onFailure = onFailure;
    this.#context = context;
    this.#address = address;
    this.#write = write;
    this.#attendance = context.presence.attend(address.account);
    this.#stopTyping = context.bus.onRing(typingTopic(address.account), (account) => {
      write({ case: 'typing', value: { account } });
    });
    this.#stopDirectory = context.bus.onRing(directoryTopic, () => {
      this.#lookAgain();
    });
  }

  /** @throws AppError `invalid-request` for what is no account, or more than one may watch. */
  watch({ accounts }: Watch): void {
    if (!this.#mayTell()) return;
    const watched = [...new Set(accounts.slice(0, maximumWatched).map(accountId))];
    this.#end();
    this.#watched = watched;
    this.#agency = this.#context.control.agency(this.#address.account);
    this.#told = new Map([...this.#told].filter(([account]) => watched.includes(account)));
    this.#stopWatching = watched.map((account) =>
      this.#context.bus.onRing(presenceTopic(account), () => {
        this.#tell([account]);
      }),
    );
    this.#tell(watched);
  }

  setActivity({ activity }: SetActivity): void {
    if (this.#mayTell()) this.#attendance.set(activity === Activity.AWAY ? 'away' : 'active');
  }

  /** @throws AppError `invalid-request` for what is no account. */
  typing({ account }: Typing): void {
    const to = accountId(account);
    if (this.#mayTell()) this.#context.bus.ring(typingTopic(to), this.#address.account);
  }

  stop(): void {
    this.#end();
    this.#stopTyping();
    this.#stopDirectory();
    this.#attendance.end();
  }

  #end(): void {
    for (const stop of this.#stopWatching) stop();
    this.#stopWatching = [];
  }

  /** Whoever was transferred may see other photos now. */
  #lookAgain(): void {
    if (this.#watched.length === 0) return;
    try {
      const agency = this.#context.control.agency(this.#address.account);
      if (agency === this.#agency) return;
      this.#agency = agency;
    } catch {
      this.#onFailure();
      return;
    }
    this.#tell(this.#watched);
  }

  #tell(accounts: readonly AccountId[]): void {
    try {
      // Who is there is told of colleagues, and to colleagues.
      if (!this.#context.control.isServing(this.#address.account)) return;
      const presences = accounts.map((account) => this.#presenceOf(account)).filter((news) => news !== null);
      if (presences.length > 0) this.#write({ case: 'presences', value: { presences } });
    } catch {
      this.#onFailure();
    }
  }

  /** Null where it has been told already. */
  #presenceOf(account: AccountId): ReturnType<typeof toWirePresence> | null {
    const { presence, control } = this.#context;
    const activity = presence.activity(account);
    const profile = control.profile(account);
    const photo = isPhotoVisible(control, this.#address.account, account) ? profile.photo : null;
    const wire = toWirePresence(account, { ...profile, photo, activity });
    const words = JSON.stringify(wire);
    if (this.#told.get(account) === words) return null;
    this.#told.set(account, words);
    return wire;
  }

  /** What is asked for too often is lost, as it may be at any time. */
  #mayTell(): boolean {
    return this.#context.limits.mayTell(this.#address);
  }
}
