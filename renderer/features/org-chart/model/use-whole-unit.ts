import { useMutation } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import type { NaraeClient } from '#renderer/bridge/client.ts';
import { useAppStatus } from '#renderer/bridge/use-app-status.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import { maximumMembers } from '#shared/model/group.ts';
import type { PersonId, UnitId } from '#shared/model/ids.ts';
import type { Person } from '#shared/model/person.ts';

export interface WholeUnit {
  /** Finds those of a unit who use Narae, oneself left out, and hands them on. */
  readonly gather: (found: (people: readonly Person[]) => void) => void;
  readonly busy: boolean;
  readonly error: ErrorCode | null;
}

/** All people of a unit, for a room with them. */
export function useWholeUnit(unit: UnitId): WholeUnit {
  const client = useBridge();
  const self = useAppStatus()?.self?.id;
  const { mutate, isPending, error } = useMutation({ mutationFn: () => staffOf(client, unit) });
  return {
    gather: (found) =>
      mutate(undefined, { onSuccess: (people) => found(people.filter(({ id }) => id !== self)) }),
    busy: isPending,
    error: error === null ? null : AppError.from(error).code,
  };
}

/** More than a room holds need not be known: it is refused all the same. */
async function staffOf(client: NaraeClient, unit: UnitId): Promise<readonly Person[]> {
  const people: Person[] = [];
  let after: PersonId | undefined;
  do {
    const page = await client.request('directory', 'staff', {
      unit,
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
    });
    people.push(...page.people.filter(({ reachable }) => reachable).map(({ person }) => person));
    after = page.more ? page.people.at(-1)?.person.id : undefined;
  } while (after !== undefined && people.length <= maximumMembers);
  return people;
}

const pageSize = 200;
