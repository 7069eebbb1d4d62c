/** The Node that runs this process. `process.execPath` will name the launcher, as an app expects of Electron. */
export const nodeExecutable = process.execPath;
