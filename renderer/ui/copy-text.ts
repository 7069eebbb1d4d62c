/**
 * Puts a text on the clipboard, within a click or a key press; false when the system does not take it. By the page's own
 * copy command, because the windows of the app are granted no permission, not even the one of `navigator.clipboard`.
 */
export function copyText(text: string): boolean {
  const listeners = new AbortController();
  const { signal } = listeners;
  let taken = false;
  // Without a selection the command is only carried out for a page that says it has something to copy.
  document.addEventListener('beforecopy', (event) => event.preventDefault(), { signal, capture: true });
  document.addEventListener(
    'copy',
    (event) => {
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      event.stopImmediatePropagation();
      taken = event.clipboardData !== null;
    },
    { signal, capture: true },
  );
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way that asks for no permission
  document.execCommand('copy');
  listeners.abort();
  return taken;
}
