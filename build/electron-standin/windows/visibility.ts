import { blur, focus } from './focus.ts';
import type { WindowState } from './window-state.ts';
import { windows } from './windows.ts';

/** Showing, hiding and focusing. */
export function visibilityMembers(core: WindowState): Partial<Electron.BrowserWindow> {
  const { window } = core;
  return {
    show() {
      showInactive(core);
      focus(core);
      core.native.raise();
    },
    showInactive: () => showInactive(core),
    hide() {
      if (!core.visible) return;
      core.visible = false;
      core.native.applyState();
      blur(core);
      window.emit('hide');
    },
    isVisible: () => core.visible && !core.destroyed,
    focus() {
      if (!core.visible) return;
      focus(core);
      core.native.raise();
    },
    blur: () => blur(core),
    isFocused: () => windows.focused() === core,
    focusOnWebView: () => window.focus(),
    moveTop: () => core.native.raise(),
  };
}

export function showInactive(core: WindowState): void {
  if (core.isShown) return;
  const wasVisible = core.visible;
  core.visible = true;
  core.minimized = false;
  core.native.applyState();
  if (!wasVisible) core.window.emit('show');
}
