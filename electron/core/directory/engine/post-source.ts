import { lowerBoundNear, u32 } from './at.ts';
import type { DirectoryIndex } from './directory-index.ts';
import { firstBehind, type Ranges } from './ranges.ts';

/** 겸직 as an index has them, in the order of units. */
export type OtherPosts = Pick<DirectoryIndex, 'postUnits' | 'postStaff'>;

/**
 * Everybody who has another post in one of some units. They are looked for among the posts when somebody asks: a few people
 * have few of them, and a list of all would be made and gone through with each key.
 */
export class PostSource {
  readonly kind = 'posts';
  readonly posts: OtherPosts;
  readonly #units: Ranges;

  constructor(posts: OtherPosts, units: Ranges) {
    this.posts = posts;
    this.#units = units;
  }

  get isEmpty(): boolean {
    return this.#units.length === 0 || this.posts.postUnits.length === 0;
  }

  /** Tells who has each of the posts there; somebody with several of them is told of several times. */
  tellAll(tell: (staff: number) => void): void {
    const { postUnits, postStaff } = this.posts;
    const units = this.#units;
    for (let [bound, post] = [0, 0]; bound < units.length;) {
      post = lowerBoundNear(postUnits, u32(units, bound), post, postUnits.length);
      if (post === postUnits.length) return;
      const unit = u32(postUnits, post);
      bound = lowerBoundNear(units, unit + 1, bound, units.length);
      if (bound % 2 === 0) continue;
      for (const end = u32(units, bound++); post < postUnits.length && u32(postUnits, post) < end; post++)
        tell(u32(postStaff, post));
    }
  }

  /** The same for some of all posts, by their places. */
  tellThese(places: Uint32Array, tell: (staff: number) => void): void {
    const { postUnits, postStaff } = this.posts;
    for (const place of places)
      if (firstBehind(this.#units, u32(postUnits, place)) % 2 === 1) tell(u32(postStaff, place));
  }
}
