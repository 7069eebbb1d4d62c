import { writeFile } from 'node:fs/promises';
import { app, dialog } from 'electron';
import { join } from 'node:path';
import { AppError } from '#shared/errors/app-error.ts';

/** A page gone wrong must not pile up questions. */
let isAsking = false;

/**
 * Asks the person where a text is to be saved, and writes it there. False when they chose not to, or are being asked already.
 * @throws AppError `storage-full`, `storage-failed`.
 */
export async function saveText(text: string, name: string): Promise<boolean> {
  const filePath = await askWhere(name);
  if (filePath === '') return false;
  try {
    await writeFile(filePath, text, { encoding: 'utf8', mode: 0o600 });
    return true;
  } catch (error) {
    const isFull = (error as NodeJS.ErrnoException).code === 'ENOSPC';
    throw new AppError(isFull ? 'storage-full' : 'storage-failed', { cause: error });
  }
}

/** Empty when it is to be nowhere. */
async function askWhere(name: string): Promise<string> {
  if (isAsking) return '';
  isAsking = true;
  try {
    const { canceled, filePath } = await dialog.showSaveDialog({
      defaultPath: join(app.getPath('documents'), name),
      filters: [{ name: 'TXT', extensions: ['txt'] }],
    });
    return canceled ? '' : filePath;
  } finally {
    isAsking = false;
  }
}
