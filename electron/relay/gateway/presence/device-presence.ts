import { accountId, type AccountId } from '#shared/model/ids.ts';
import { maximumWatched } from '#shared/model/presence.ts';
import { Activity, type SetActivity, type Typing, type Watch } from '#shared/wire/generated/frame_pb.js';
import type { DeviceAddress } from '#shared/model/address.ts';
import { presenceTopic, typingTopic } from '../../stores/bus.ts';
import type { ServerBody } from '../delivery.ts';
import type { GatewayContext } from '../gateway-context.ts';
import type { Attendance } from './presence-board.ts';
import { toWirePresence } from './wire-presence.ts';

/** What one device says of its person, and what it is told of others. Lives as long as its socket. */
export class DevicePresence {
  readonly #context: GatewayContext;
  readonly #address: DeviceAddress;
  readonly #write: (body: ServerBody) => void;
  readonly #attendance: Attendance;
  readonly #stopTyping: () => void;
  #stopWatching: readonly (() => void)[] = [];

  constructor(context: GatewayContext, address: DeviceAddress, write: (body: ServerBody) => void) {
    this.#context = context;
    this.#address = address;
    this.#write = write;
    this.#attendance = context.presence.attend(address.account);
    this.#stopTyping = context.bus.onRing(typingTopic(address.account), (account) => {
      write({ case: 'typing', value: { account } });
    });
  }

  /** @throws AppError `invalid-request` for what is no account, or more than one may watch. */
  watch({ accounts }: Watch): void {
    if (!this.#mayTell()) return;
    const watched = [...new Set(accounts.slice(0, maximumWatched).map(accountId))];
    this.#end();
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
    this.#attendance.end();
  }

  #end(): void {
    for (const stop of this.#stopWatching) stop();
    this.#stopWatching = [];
  }

  #tell(accounts: readonly AccountId[]): void {
    if (accounts.length === 0) return;
    const { presence, control } = this.#context;
    const presences = accounts.map((account) =>
      toWirePresence(account, { ...control.profile(account), activity: presence.activity(account) }),
    );
    this.#write({ case: 'presences', value: { presences } });
  }

  /** What is asked for too often is lost, as it may be at any time. */
  #mayTell(): boolean {
    return this.#context.limits.mayTell(this.#address);
  }
}
