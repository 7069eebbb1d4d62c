import { customSchemes } from './registry.ts';

/** Addresses of custom schemes inside HTML and CSS, turned into the ones that Chromium can load. */
export function rewriteAddresses(text: string): string {
  return customSchemes().reduce(
    (result, scheme) =>
      result.replace(new RegExp(`\\b${scheme}://([a-z0-9._-]+)`, 'gi'), `http://$1.${scheme}.localhost`),
    text,
  );
}

/** A Content-Security-Policy that names custom schemes also has to allow the addresses they are served under. */
export function rewritePolicy(policy: string): string {
  return customSchemes().reduce(
    (result, scheme) =>
      result
        .replace(
          new RegExp(`(^|[\\s;])${scheme}:(?=[\\s;,]|$)`, 'g'),
          `$1${scheme}: http://*.${scheme}.localhost`,
        )
        .replace(new RegExp(`\\b${scheme}://([a-z0-9._-]+)`, 'gi'), `$& http://$1.${scheme}.localhost`),
    policy,
  );
}
