/** How complete what one finds people in is. */
export interface DirectoryState {
  /** People are being received: how many have come, of how many; null when everybody is there. */
  readonly receiving: { readonly people: number; readonly of: number } | null;
  /** Only a part is found until an index is built: because so many have come, or anew, because its file was damaged. */
  readonly indexing: 'no' | 'building' | 'rebuilding';
  /** The backend does not give it, nor does this PC, because whoever uses it has left or retired. */
  readonly refused: boolean;
}
