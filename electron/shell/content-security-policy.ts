/**
 * What a page of ours may load: its own files, and nothing else from anywhere. Sent as a header with every answer, so that
 * no page can come without it. Chromium knows no directive against WebRTC or against looking names up in advance:
 * `offline-chromium.ts` stands in the way of those.
 */
export const contentSecurityPolicy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `font-src 'self'`,
  `img-src 'self' blob: data:`,
  `connect-src 'self'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ');
