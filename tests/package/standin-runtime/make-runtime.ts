import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import type { Target } from '#build/installer/target.ts';
import { fromRoot } from '#build/vite/paths.ts';

const source = fromRoot('tests/package/standin-runtime');

/** Compiles a runtime that is no Electron, laid out as Electron's is. */
export async function makeRuntime(folder: string, target: Target): Promise<string> {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  if (target === 'win32') compileForWindows(folder);
  else execFileSync('gcc', ['-s', '-O1', '-o', join(folder, 'electron'), join(source, 'electron.c')]);
  const sample = join(folder, 'sample');
  mkdirSync(sample);
  writeFileSync(join(sample, 'main.js'), '');
  await createPackage(sample, join(folder, 'resources', 'default_app.asar'));
  execFileSync('rm', ['-r', sample]);
  for (const language of ['ko', 'en-US', 'de'])
    writeFileSync(join(folder, 'locales', `${language}.pak`), language);
  for (const file of ['version', 'LICENSE', 'LICENSES.chromium.html', 'icudtl.dat', 'snapshot_blob.bin']) {
    writeFileSync(join(folder, file), `stand-in for ${file}\n`);
  }
  return folder;
}

function compileForWindows(folder: string): void {
  const compiler = 'x86_64-w64-mingw32';
  const resources = join(folder, 'electron.res');
  execFileSync(`${compiler}-windres`, [join(source, 'electron.rc'), '-O', 'coff', resources]);
  const flags = ['-s', '-O1', '-mwindows', '-Wl,--no-insert-timestamp'];
  execFileSync(`${compiler}-gcc`, [
    ...flags,
    '-o',
    join(folder, 'electron.exe'),
    join(source, 'electron.c'),
    resources,
  ]);
  writeFileSync(join(folder, 'library.c'), 'int stand_in(void) { return 1; }\n');
  const library = [...flags, '-shared', '-o', join(folder, 'ffmpeg.dll'), join(folder, 'library.c')];
  execFileSync(`${compiler}-gcc`, library);
  execFileSync('rm', [resources, join(folder, 'library.c')]);
}
