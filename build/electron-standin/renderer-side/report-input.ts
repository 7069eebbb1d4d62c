import type { MainLink } from './main-link.ts';
import type { ContextMenuReport, KeyReport } from './messages.ts';

/** Tells the main process what it learns natively in Electron: keys, context menus, the window being used. */
export function reportKeysAndMenus(link: MainLink): void {
  const onKey = (event: KeyboardEvent): void => link.post({ type: 'key', key: keyReport(event) });
  window.addEventListener('keydown', onKey);
  window.addEventListener('keyup', onKey);
  window.addEventListener('pointerdown', () => link.post({ type: 'activate' }), true);
  window.addEventListener('contextmenu', (event) => {
    if (event.defaultPrevented) return;
    // Chromium's own menu offers what an Electron window never has (View source, Inspect).
    event.preventDefault();
    link.post({ type: 'context-menu', menu: menuReport(event) });
  });
}

function keyReport(event: KeyboardEvent): KeyReport {
  return {
    type: event.type === 'keyup' ? 'keyUp' : 'keyDown',
    key: event.key,
    code: event.code,
    control: event.ctrlKey,
    shift: event.shiftKey,
    alt: event.altKey,
    meta: event.metaKey,
    isAutoRepeat: event.repeat,
    isComposing: event.isComposing,
    location: event.location,
    used: event.defaultPrevented,
  };
}

function menuReport(event: MouseEvent): ContextMenuReport {
  const [origin] = event.composedPath();
  const element = origin instanceof Element ? origin : undefined;
  const link = element?.closest('a');
  const media = mediaOf(element);
  return {
    x: event.clientX,
    y: event.clientY,
    linkURL: link?.href ?? '',
    linkText: link?.textContent.trim() ?? '',
    srcURL: media?.currentSrc ?? '',
    pageURL: location.href,
    selectionText: String(getSelection() ?? ''),
    titleText: element instanceof HTMLElement ? element.title : '',
    altText: media instanceof HTMLImageElement ? media.alt : '',
    isEditable: isEditable(element),
    mediaType: mediaTypeOf(media),
    // A menu called by the keyboard has no button.
    keyboard: event.button === -1 || (event.clientX === 0 && event.clientY === 0),
  };
}

type Media = HTMLImageElement | HTMLMediaElement;

function mediaOf(element: Element | undefined): Media | undefined {
  return element instanceof HTMLImageElement || element instanceof HTMLMediaElement ? element : undefined;
}

function mediaTypeOf(media: Media | undefined): ContextMenuReport['mediaType'] {
  if (!media) return 'none';
  if (media instanceof HTMLImageElement) return 'image';
  return media instanceof HTMLVideoElement ? 'video' : 'audio';
}

function isEditable(element: Element | undefined): boolean {
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return !element.readOnly;
  return element instanceof HTMLElement && element.isContentEditable;
}
