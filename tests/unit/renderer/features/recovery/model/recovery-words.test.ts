import { createIntl } from 'react-intl';
import { expect, it } from 'vitest';
import { recoveryFailure } from '#renderer/features/recovery/model/recovery-words.ts';
import ko from '#shared/messages/ko.json' with { type: 'json' };
import type { MessageKey } from '#shared/messages/message-key.ts';

const intl = createIntl({ locale: 'ko', messages: ko });
const text = (key: MessageKey, values?: Readonly<Record<string, string | number | undefined>>) =>
  intl.formatMessage({ id: key }, values);

it('a database of which nothing can be read leads to the other way', () => {
  expect(recoveryFailure({ way: 'salvage', code: 'database-unreadable' }, text)).toContain('새로 시작하거나');
});

it('anything else tells its reason, and which of the two did not work', () => {
  const full = ko['error.storage-full'];
  expect(recoveryFailure({ way: 'salvage', code: 'storage-full' }, text)).toBe(
    `되살리지 못했습니다. ${full}`,
  );
  expect(recoveryFailure({ way: 'startAnew', code: 'storage-full' }, text)).toBe(
    `새로 시작하지 못했습니다. ${full}`,
  );
});
