/** How complete what one finds people in is. */
export interface DirectoryState {
  /** People are being received: how many have come, of how many; null when everybody is there. */
  readonly receiving: { readonly people: number; readonly of: number } | null;
  /** An index is being built: for the first time or because much has changed; or anew, because its file was damaged. */
  readonly indexing: 'no' | 'building' | 'rebuilding';
}
