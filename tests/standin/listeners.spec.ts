import { expect } from '@playwright/test';
import { test } from './shared-sample.ts';

test('many windows warn of nothing; many listeners of one window do, as in Electron', async ({
  sample: { app },
}) => {
  const warnings = await app.evaluate(async ({ BrowserWindow }) => {
    const told: string[] = [];
    const note = ({ name }: Error): number => told.push(name);
    process.on('warning', note);
    const windows = Array.from({ length: 12 }, () => new BrowserWindow({ show: false }));
    await Promise.all(windows.map((window) => window.loadURL('data:text/html,one of many')));
    const [first] = windows;
    for (let times = 0; times < 11; times++) first?.webContents.on('focus', () => undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const before = [...told];
    for (let times = 0; times < 11; times++) first?.on('focus', () => undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    process.off('warning', note);
    for (const window of windows) window.destroy();
    return { before, after: told.slice(before.length) };
  });
  expect(warnings).toEqual({ before: [], after: ['MaxListenersExceededWarning'] });
});
