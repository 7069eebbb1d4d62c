/** Where a scrolling area stands, all read at one moment, in px. */
export interface ScrollPlace {
  readonly offset: number;
  readonly viewport: number;
  readonly content: number;
  /** What the rows measure. The content follows when it is rendered, the offset may be corrected before. */
  readonly rows: number;
  /** The program has put it there, and not a person: what is measured anew moves the rows above. */
  readonly byProgram?: boolean;
}

/** Whether the log keeps to its end. That is an intention, not a measurement: sizes change before the place follows. */
export interface EndFollowing {
  readonly follows: boolean;
  /** What was measured: the end is in sight. */
  readonly atEnd: boolean;
  /** This may not be the real end, or the end is to be gone to once more: look again in the next frame. */
  readonly unsettled: boolean;
  readonly place: ScrollPlace | null;
}

/** Before anything was measured. */
export function startFollowing(follows: boolean): EndFollowing {
  return { follows, atEnd: follows, unsettled: false, place: null };
}

/**
 * What a look at the place tells. Only a person who moves up without a change of sizes ends the following; standing at the
 * end begins it.
 */
export function lookAtPlace(before: EndFollowing, place: ScrollPlace): EndFollowing {
  const atEnd = distanceToEnd(place) <= endTolerance;
  const settled = before.place !== null && haveSameSizes(before.place, place);
  if (atEnd)
    return { follows: before.follows || settled, atEnd, unsettled: !before.follows && !settled, place };
  const byProgram = place.byProgram === true;
  const movedUp = settled && place.offset < before.place.offset && !byProgram;
  const follows = before.follows && !movedUp;
  const led = follows && byProgram && place.offset !== before.place?.offset;
  return { follows, atEnd, unsettled: led, place };
}

function distanceToEnd({ offset, viewport, content }: ScrollPlace): number {
  return content - offset - viewport;
}

function haveSameSizes(one: ScrollPlace, other: ScrollPlace): boolean {
  return one.viewport === other.viewport && one.content === other.content && one.rows === other.rows;
}

/** So near to the end, in px, one is at the end: less than a line of text, more than a rounding. */
export const endTolerance = 16;
