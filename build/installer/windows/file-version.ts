import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

/** The version in the resources of a program, as Windows compares it; null where there is none. */
export function fileVersion(content: Buffer): string | null {
  try {
    const { entries } = NtExecutableResource.from(NtExecutable.from(content, { ignoreCert: true }));
    const info = Resource.VersionInfo.fromEntries(entries)[0];
    if (info === undefined) return null;
    const { fileVersionMS, fileVersionLS } = info.fixedInfo;
    return [fileVersionMS >>> 16, fileVersionMS & 0xffff, fileVersionLS >>> 16, fileVersionLS & 0xffff].join(
      '.',
    );
  } catch {
    // A library without resources at all.
    return null;
  }
}
