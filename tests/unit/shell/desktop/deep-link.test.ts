import { expect, test } from 'vitest';
import { linkAmong, parseLink } from '#shell/desktop/deep-link.ts';

test.each([
  ['narae:settings', { kind: 'page', page: 'settings' }],
  ['narae://people/', { kind: 'page', page: 'people' }],
  ['NARAE:about', { kind: 'page', page: 'about' }],
  ['narae:person/p-12', { kind: 'person', person: 'p-12' }],
  ['narae://person/p-12/', { kind: 'person', person: 'p-12' }],
  [
    `narae:conversation/direct:${'a'.repeat(32)}`,
    { kind: 'conversation', conversation: `direct:${'a'.repeat(32)}` },
  ],
  [
    `narae:conversation/direct%3A${'a'.repeat(32)}`,
    { kind: 'conversation', conversation: `direct:${'a'.repeat(32)}` },
  ],
])('%s leads somewhere', (link, destination) => {
  expect(parseLink(link)).toEqual(destination);
});

test.each([
  '',
  'narae:',
  'narae://',
  'narae:quit',
  'narae:settings/more',
  'narae:person',
  'narae:person/',
  'narae:person/../../etc',
  'narae:person/p-1?send=1',
  'narae:person/%E0%A4%A',
  'narae:person/p 1',
  'narae:conversation/direct:<script>',
  'narae:__proto__/x',
  'https://narae/settings',
  'xnarae:settings',
  `narae:person/${'p'.repeat(300)}`,
  'narae:settings\n--inspect',
])('%j leads nowhere', (link) => {
  expect(parseLink(link)).toBeNull();
});

test('the link among the arguments of a start is the last one, whatever else stands there', () => {
  expect(linkAmong(['narae.exe', '--profile=a', 'narae:people', 'Narae:settings'])).toBe('Narae:settings');
  expect(linkAmong(['narae.exe', '--allow=narae:people'])).toBeNull();
});
