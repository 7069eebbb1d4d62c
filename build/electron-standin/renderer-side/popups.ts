import type { Ask } from './ask.ts';
import type { WindowOpenRequest } from './messages.ts';

/** Everything that would open a window goes to the app's setWindowOpenHandler instead. */
export function wrapPopups(ask: Ask): void {
  window.open = (url = '', target = '', features = '') => {
    const address = String(url) === '' ? 'about:blank' : new URL(url, document.baseURI).href;
    const disposition = features ? 'new-window' : 'foreground-tab';
    open({ url: address, frameName: target, features, disposition });
    return null;
  };
  window.close = () => void ask('window-close', null);
  window.addEventListener('click', onClick);
  window.addEventListener('auxclick', onClick);

  function open(request: WindowOpenRequest): void {
    ask('window-open', request);
  }

  function onClick(event: MouseEvent): void {
    const link = event.defaultPrevented ? undefined : linkOf(event);
    const disposition = link && dispositionOf(event, link);
    if (!link || !disposition) return;
    event.preventDefault();
    const frameName = link.target === '_blank' ? '' : link.target;
    open({ url: link.href, frameName, features: '', disposition });
  }
}

type Link = HTMLAnchorElement | HTMLAreaElement;

function linkOf(event: Event): Link | undefined {
  const isLink = (node: EventTarget): node is Link =>
    node instanceof HTMLAnchorElement || node instanceof HTMLAreaElement;
  const link = event.composedPath().find(isLink);
  return link?.hasAttribute('href') && !link.hasAttribute('download') ? link : undefined;
}

function dispositionOf(event: MouseEvent, link: Link): WindowOpenRequest['disposition'] | undefined {
  if (event.button === 1) return 'background-tab';
  if (event.button !== 0) return undefined;
  if (event.shiftKey) return 'new-window';
  if (event.ctrlKey || event.metaKey) return 'background-tab';
  return ['', '_self', '_top', '_parent'].includes(link.target) ? undefined : 'foreground-tab';
}
