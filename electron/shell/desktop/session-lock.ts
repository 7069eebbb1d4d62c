import { powerMonitor } from 'electron';

/** Linux tells of no locking (Electron has the events for macOS and Windows only): there it is asked this often. */
const lookMs = 2_000;

/** Whether the session is locked, and so others may see the screen and nobody is at the PC. */
export class SessionLock {
  readonly #followers: ((isLocked: boolean) => void)[] = [];
  readonly #timer: NodeJS.Timeout | null;
  #isTold = false;
  #wasLocked = false;

  constructor(platform: NodeJS.Platform = process.platform) {
    powerMonitor.on('lock-screen', () => {
      this.#isTold = true;
      this.#look();
    });
    powerMonitor.on('unlock-screen', () => {
      this.#isTold = false;
      this.#look();
    });
    this.#timer =
      platform === 'linux'
        ? setInterval(() => {
            this.#look();
          }, lookMs)
        : null;
  }

  /** Asked as well as told: a session that the system restores behind its lock screen tells of no locking. */
  get isLocked(): boolean {
    return this.#isTold || powerMonitor.getSystemIdleState(1) === 'locked';
  }

  /** Is told whenever that changes. */
  follow(follower: (isLocked: boolean) => void): void {
    this.#followers.push(follower);
  }

  /** The program ends. */
  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
  }

  #look(): void {
    const { isLocked } = this;
    if (isLocked === this.#wasLocked) return;
    this.#wasLocked = isLocked;
    for (const follower of this.#followers) follower(isLocked);
  }
}
