/** The application that runs on the stand-in. */
export interface ApplicationPackage {
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
  readonly main?: string;
  readonly type?: string;
}

export const application = {
  path: '',
  manifest: {} as ApplicationPackage,
};

/** How far the process has come. `exiting` is set when Chromium is being closed on purpose. */
export const lifecycle = { ready: false, exiting: false };
