/** Which approved pictures the ones of a browser are compared with, and how closely. */
export interface ApprovedPictures {
  /** The version of Chromium that drew them. */
  readonly version: number;
  readonly tolerance: { readonly maxDiffPixels: number };
}

/** Points that may differ, between two builds of one version of Chromium: fewer than one changed letter has. */
const betweenBuilds = { maxDiffPixels: 40 };
/**
 * Another version draws the edges of some letters otherwise. A part that has moved, or has another colour, is more than that: the
 * smallest button alone has twice as many points, and no share of a long page would tell it.
 */
const betweenVersions = { maxDiffPixels: 1_500 };

/**
 * The pictures of this version of Chromium, or of the nearest one: whoever tests has the version of their system, also one of
 * which nobody can have stored pictures yet. Null where none are stored.
 */
export function approvedPictures(files: readonly string[], version: number): ApprovedPictures | null {
  const versions = files.flatMap((file) => {
    const found = /^chromium-(\d+)-/u.exec(file)?.[1];
    return found === undefined ? [] : [Number(found)];
  });
  if (versions.includes(version)) return { version, tolerance: betweenBuilds };
  const [nearest] = versions.toSorted(
    (one, other) => Math.abs(one - version) - Math.abs(other - version) || other - one,
  );
  return nearest === undefined ? null : { version: nearest, tolerance: betweenVersions };
}
