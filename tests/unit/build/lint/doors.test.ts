import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { doors } from '#build/lint/eslint/doors.ts';
import { doorTable } from '#build/lint/eslint/door-table.ts';

/** What each door keeps out, one place where it must, and one where it must not. */
const cases: readonly (readonly [door: string, code: string, shut: string, open: string])[] = [
  ['electron', "import { app } from 'electron';", 'electron/core/outbox.ts', 'electron/shell/windows.ts'],
  ['ipc-main', 'ipcMain.handle("x", go);', 'electron/shell/windows.ts', 'electron/ipc/handle.ts'],
  ['ipc-renderer', 'ipcRenderer.invoke("x");', 'renderer/bridge/client.ts', 'electron/preload.ts'],
  ['ipc-renderer', 'contextBridge.expose();', 'electron/shell/windows.ts', 'electron/preload.ts'],
  ['web-contents-send', 'window.webContents.send("x");', 'electron/shell/tray.ts', 'electron/ipc/publish.ts'],
  ['web-contents-send', 'event.sender.send("x");', 'electron/shell/tray.ts', 'electron/ipc/publish.ts'],
  [
    'libsignal',
    "import '@signalapp/libsignal-client';",
    'electron/core/inbox/a.ts',
    'electron/core/signal/a.ts',
  ],
  [
    'libsignal-parsing',
    "import { signalDecrypt } from '@signalapp/libsignal-client';",
    'electron/core/files/a.ts',
    'electron/core/signal/a.ts',
  ],
  [
    'sqlite',
    "import Database from 'better-sqlite3';",
    'electron/core/messaging/a.ts',
    'electron/sqlite/open.ts',
  ],
  [
    'icons',
    "import { Send } from 'lucide-react';",
    'renderer/features/chats/view/a.tsx',
    'renderer/ui/icons.ts',
  ],
  ['bridge', 'window.narae.chats.send();', 'renderer/features/chats/model/a.ts', 'renderer/bridge/client.ts'],
];

describe('the doors', () => {
  it.each(cases)('%s: `%s` is stopped in %s and passes in %s', (door, code, shut, open) => {
    expect(stopped(code, shut)).toContain(`door-${door}/shut`);
    expect(stopped(code, open)).not.toContain(`door-${door}/shut`);
  });

  it('let keys and certificates be parsed where bytes arrive', () => {
    const code = "import { PublicKey } from '@signalapp/libsignal-client';";
    expect(stopped(code, 'electron/relay/gateway/authenticate.ts')).toEqual([]);
  });

  it('are each tested here', () => {
    expect(
      doorTable.map(({ name }) => name).filter((name) => !cases.some(([door]) => door === name)),
    ).toEqual([]);
  });
});

function stopped(code: string, filename: string): (string | null)[] {
  const parser = { files: ['**/*.ts', '**/*.tsx'], languageOptions: { parser: tseslint.parser } };
  const messages = new Linter().verify(code, [parser, ...doors], { filename });
  return messages.map(({ ruleId }) => ruleId);
}
