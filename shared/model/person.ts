import type { AccountId, PersonId } from './ids.ts';

/** A person of the staff directory as lists and headers show them. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** 직급, such as 주무관 or 사무관. */
  readonly rank: string;
  /** 직위, such as 과장, where the person holds one; it is then the form of address. */
  readonly position: string | null;
  /** Names from the agency down to the person's own department. */
  readonly departments: readonly string[];
  /** 담당업무. */
  readonly duty: string;
  /** 내선, the last four digits. */
  readonly extension: string;
}

/** A person together with their account, if they have one. Only core and relay know accounts. */
export interface DirectoryPerson extends Person {
  readonly account: AccountId | null;
}
