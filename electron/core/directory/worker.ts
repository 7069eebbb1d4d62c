import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#shared/errors/app-error.ts';
import { serveDirectoryThread, type DirectoryThreadData } from './reader/index.ts';

if (parentPort === null) throw new AppError('internal');
serveDirectoryThread(parentPort, workerData as DirectoryThreadData);
