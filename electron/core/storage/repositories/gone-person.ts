/**
 * Of a row of `people`, in SQL: the directory had this person and has them no more. Neither is true of a stand-in, which has
 * its account, nor of a nameless row that took a lost one's place, which no change of the directory has brought.
 */
export const isGonePerson = 'listed = 0 AND account IS NULL AND change > 0';
