import type { Person } from './person.ts';

/** A person that the backend lets one enrol as without an invitation code at hand ("who are you"). */
export interface EnrolmentOffer {
  readonly person: Person;
  /** Somebody already enrolled as this person. */
  readonly taken: boolean;
}
