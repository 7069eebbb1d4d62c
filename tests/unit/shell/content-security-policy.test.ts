import { expect, test } from 'vitest';
import { contentSecurityPolicy } from '#shell/content-security-policy.ts';

/** All of it. Whoever changes the policy says here what a page may now do, and why. */
const directives = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'font-src': ["'self'"],
  // Pictures that the page makes itself.
  'img-src': ["'self'", 'blob:', 'data:'],
  'connect-src': ["'self'"],
  // These three do not follow `default-src`.
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

test('the policy is exactly this one', () => {
  const parsed = contentSecurityPolicy.split(';').map((directive) => {
    const [name = '', ...sources] = directive.trim().split(/\s+/);
    return [name, sources] as const;
  });
  // Of a directive that stands twice only the first holds.
  expect(parsed).toHaveLength(Object.keys(directives).length);
  expect(Object.fromEntries(parsed)).toEqual(directives);
});
