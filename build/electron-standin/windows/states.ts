import { primaryDisplay, primaryWorkArea } from '../core/displays.ts';
import { emitBoundsChange } from './bounds-events.ts';
import { blur, focus } from './focus.ts';
import { showInactive } from './visibility.ts';
import type { WindowState } from './window-state.ts';

/** Minimised, maximised, full screen. */
export function stateMembers(core: WindowState): Partial<Electron.BrowserWindow> {
  const { window } = core;
  return {
    minimize() {
      if (core.minimized) return;
      core.minimized = true;
      core.native.applyState();
      blur(core);
      window.emit('minimize');
    },
    isMinimized: () => core.minimized,
    restore() {
      if (!core.minimized) return;
      core.minimized = false;
      core.visible = true;
      core.native.applyState();
      window.emit('restore');
      focus(core);
    },
    maximize() {
      showInactive(core);
      if (!core.maximized) setMaximized(core, true);
    },
    unmaximize() {
      if (core.maximized) setMaximized(core, false);
    },
    isMaximized: () => core.maximized,
    isNormal: () => !core.minimized && !core.maximized && !core.fullScreen,
    get fullScreen() {
      return core.fullScreen;
    },
    set fullScreen(value) {
      setFullScreen(core, value);
    },
    isFullScreen: () => core.fullScreen,
    setFullScreen: (flag) => setFullScreen(core, flag),
  };
}

function setMaximized(core: WindowState, flag: boolean): void {
  core.maximized = flag;
  core.window.emit(flag ? 'maximize' : 'unmaximize');
  fitToState(core);
}

function setFullScreen(core: WindowState, flag: boolean): void {
  if (core.fullScreen === flag) return;
  core.fullScreen = flag;
  core.window.emit(flag ? 'enter-full-screen' : 'leave-full-screen');
  fitToState(core);
}

function fitToState(core: WindowState): void {
  const before = core.bounds;
  if (core.fullScreen) core.bounds = primaryDisplay().bounds;
  else core.bounds = core.maximized ? primaryWorkArea() : { ...core.normalBounds };
  core.native.applyState();
  emitBoundsChange(core, before);
}
