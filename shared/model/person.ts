import type { AccountId, PersonId, UnitId } from './ids.ts';

/** Whether somebody is at their post: 재직, 휴직, 파견, 퇴직. Dates are calendar days, `2027-08-31`. */
export type Employment =
  | { readonly kind: 'working' }
  | { readonly kind: 'on-leave'; readonly until: string | null }
  | { readonly kind: 'seconded'; readonly to: string }
  | { readonly kind: 'retired' };

/** A person of the staff directory as lists and headers show them. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** 직급, such as 주무관 or 사무관. */
  readonly rank: string;
  /** 직위, such as 과장, where the person holds one; it is then the form of address. */
  readonly position: string | null;
  /** The part of the agency where they belong; null for whom the directory does not know. */
  readonly unit: UnitId | null;
  /** Their agency, the unit at the top of theirs: two of one name are two. Left out where a backend does not say it. */
  readonly agency?: UnitId | undefined;
  /** Names from the agency down to the person's own department. */
  readonly departments: readonly string[];
  /** 담당업무. */
  readonly duty: string;
  /** 내선, the last four digits. */
  readonly extension: string;
  readonly employment: Employment;
}

/** A post that somebody holds besides their own: 겸직. */
export interface Post {
  /** The part of an agency where it is; null where the directory knows only its name. */
  readonly unit: UnitId | null;
  readonly departments: readonly string[];
  readonly position: string;
}

/** What a person's card shows besides. Null is what the agency does not disclose. */
export interface PersonDetails {
  /** 급수, such as 7급. */
  readonly grade: string | null;
  readonly phone: string | null;
  readonly mobile: string | null;
  readonly mail: string | null;
  /** Where their desk is. */
  readonly workplace: string | null;
  /** 업무대행: who acts for them while they are absent. */
  readonly deputy: PersonId | null;
  readonly otherPosts: readonly Post[];
}

/** A person as the agency keeps them. */
export interface StaffRecord extends Person {
  readonly details: PersonDetails;
}

/** A person together with their account, if they have one. Only core and relay know accounts. */
export interface DirectoryPerson extends StaffRecord {
  readonly account: AccountId | null;
}

/** What is known of somebody whom nobody has described. */
export const noDetails: PersonDetails = {
  grade: null,
  phone: null,
  mobile: null,
  mail: null,
  workplace: null,
  deputy: null,
  otherPosts: [],
};
