import type { EnrolmentOffer } from '#shared/model/enrolment-offer.ts';

/** From how many offers on a filter field is worth its place. */
export const filterThreshold = 8;

/** The offers that hold every word of the query somewhere in name, title, departments or duty. */
export function filterOffers(offers: readonly EnrolmentOffer[], query: string): readonly EnrolmentOffer[] {
  const words = fold(query)
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return offers;
  return offers.filter(({ person }) => {
    const haystack = fold(
      [person.name, person.rank, person.position ?? '', ...person.departments, person.duty].join('\n'),
    );
    return words.every((word) => haystack.includes(word));
  });
}

function fold(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('ko');
}
