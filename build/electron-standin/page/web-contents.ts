import { guarded, implement } from '../core/guarded.ts';
import { pages } from './pages.ts';

/** The module `webContents`. */
export const webContents = implement<typeof Electron.WebContents>(
  guarded({}, { label: 'webContents', type: 'WebContents', statics: true }),
  {
    fromId: (id) => pages.byId(id)?.contents,
    fromFrame: (frame) => pages.list().find((page) => page.frame === frame)?.contents,
    fromDevToolsTargetId: (targetId) => pages.list().find((page) => page.target?.id === targetId)?.contents,
    getAllWebContents: () => pages.list().map((page) => page.contents),
    getFocusedWebContents: () => pages.list().find((page) => page.host.window.isFocused())?.contents ?? null,
  },
);
