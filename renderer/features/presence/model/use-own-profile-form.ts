import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { queryKeys } from '#renderer/bridge/query-keys.ts';
import { Check } from '#renderer/ui/icons.ts';
import { useToday } from '#renderer/ui/dates/use-today.ts';
import { showToast } from '#renderer/ui/toast/toast-store.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { RequestInput } from '#shared/ipc/contract.ts';
import { oneLine } from '#shared/model/one-line.ts';
import type { Absence, OwnProfile } from '#shared/model/presence.ts';
import { isoDay } from './iso-day.ts';

type Words = RequestInput<'presence', 'setProfile'>;

/** How long one is not to be disturbed when one says nothing else, in minutes. */
const usualMinutes = 60;

/** What one is about to tell the others, and telling it. */
export function useOwnProfileForm(profile: OwnProfile, onSaved: () => void) {
  const client = useBridge();
  const cache = useQueryClient();
  const text = useText();
  const today = isoDay(useToday());
  const [words, setWords] = useState<Words>(() => ({
    statusText: profile.statusText,
    absence: isOver(profile.absence, today) ? null : profile.absence,
    availability: profile.availability,
    minutes: minutesLeft(profile),
  }));
  const save = useMutation({
    mutationFn: () =>
      client.request('presence', 'setProfile', { ...words, statusText: oneLine(words.statusText).trim() }),
    onSuccess: (saved) => {
      cache.setQueryData(queryKeys.ownProfile, saved);
      showToast({ icon: Check, text: text('profile.saved') });
      onSaved();
    },
  });
  const [refused, setRefused] = useState(false);
  const submit = (): void => {
    if (isOver(words.absence, today)) setRefused(true);
    else if (!save.isPending) save.mutate();
  };
  const change = (next: Partial<Words>): void => {
    save.reset();
    setRefused(false);
    const minutes =
      next.availability === undefined
        ? words.minutes
        : next.availability === 'do-not-disturb'
          ? usualMinutes
          : null;
    setWords({ ...words, minutes, ...next });
  };
  // An absence that is over would be saved and shown to nobody.
  return { words, change, submit, save, refused };
}

function isOver(absence: Absence | null, today: string): boolean {
  return absence?.until != null && absence.until < today;
}

/** What was chosen for a while goes on until it would have ended. */
function minutesLeft({ availabilityUntil }: OwnProfile): number | null {
  if (availabilityUntil === null) return null;
  return Math.min(24 * 60, Math.max(1, Math.ceil((availabilityUntil - Date.now()) / 60_000)));
}
