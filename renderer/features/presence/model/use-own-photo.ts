import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { queryKeys } from '#renderer/bridge/query-keys.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { shrinkPhoto } from './shrink-photo.ts';

/** Takes a file for one's photo, or (null) the photo away. A file that is no image is refused with `invalid-request`. */
export function useOwnPhoto() {
  const client = useBridge();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (file: Blob | null) => {
      const photo = file === null ? null : await shrinkPhoto(file);
      if (file !== null && photo === null) throw new AppError('invalid-request');
      return client.request('presence', 'setPhoto', { photo });
    },
    onSuccess: (saved) => {
      cache.setQueryData(queryKeys.ownProfile, saved);
    },
  });
}
