import { AppError } from '#shared/errors/app-error.ts';
import type { DirectoryPage } from '#shared/backend/directory-page.ts';
import type { AccountId, PersonId } from '#shared/model/ids.ts';
import type { DirectoryPerson } from '#shared/model/person.ts';
import type { ControlStore } from '../stores/control-store.ts';
import { mayBeSeen, withoutHidden } from '../visibility.ts';

/**
 * Refuses whoever has left or retired: the directory, photos and who is there are for those who serve. Their mail is still
 * theirs. @throws AppError `not-serving`.
 */
export function requireServing(control: ControlStore, account: AccountId): void {
  if (!control.isServing(account)) throw new AppError('not-serving');
}

/** A page with what an account may see of others. One's own record is one's own. */
export function visiblePage(control: ControlStore, account: AccountId, page: DirectoryPage): DirectoryPage {
  const visibility = control.visibility();
  const agency = control.agency(account);
  return {
    ...page,
    people: page.people.map((person) =>
      person.account === account ? person : withoutHidden(person, visibility, agency),
    ),
  };
}

/** Somebody as they are shown to whoever comes without an account. @throws AppError `not-found`. */
export function visibleToNobody(control: ControlStore, person: PersonId): DirectoryPerson {
  return withoutHidden(control.person(person), control.visibility(), null);
}

/** Whether an account may see another one's photo. */
export function isPhotoVisible(control: ControlStore, asking: AccountId, asked: AccountId): boolean {
  const { photo } = control.visibility();
  if (photo === 'everybody' || asking === asked) return true;
  return mayBeSeen(photo, control.agency(asking), control.agency(asked));
}
