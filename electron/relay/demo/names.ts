import { pick, pickWeighted } from './random.ts';

/** Family names by their share of the population (census of 2015, per cent); the rarest stand for those not listed. */
const familyNames: readonly (readonly [string, number])[] = [
  ...Object.entries({
    김: 21.5,
    이: 14.7,
    박: 8.4,
    최: 4.7,
    정: 4.3,
    강: 2.4,
    조: 2.1,
    윤: 2.1,
    장: 2,
    임: 1.7,
  }),
  ...shared('오한신서권황안송유홍전', 1.4),
  ...shared('고문손양배백허남심노하곽성차주우구', 0.8),
  ...shared('민류나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모', 0.25),
  ['남궁', 0.06],
  ['황보', 0.06],
  ['선우', 0.05],
  ['제갈', 0.05],
  ['독고', 0.03],
];

const firstSyllables = Array.from(
  '지서민도하은우정수현유예준채태보나경가다동상성세소승시영윤재종주진찬창철초춘해형혜호희',
);
const secondSyllables = Array.from(
  '우연정현지진은준영서빈호원아람솔혁율경규기나라란림미민범별봉석선섭성수순식안열옥용욱웅윤인일주찬철춘태하한해형환후훈희',
);
const foreignNames = ['Anna Keller', 'Nguyễn Thu Hà', 'David Okafor', '마리아 산토스', 'Li Wei'];

/** A name as people in Korea bear it: mostly two given syllables, now and then one or three, and now and then a foreign one. */
export function randomName(random: () => number): string {
  const kind = random();
  if (kind < 0.0004) return pick(random, foreignNames);
  const family = pickWeighted(random, familyNames);
  if (kind < 0.03) return family + pick(random, firstSyllables);
  return family + twoSyllables(random);
}

function twoSyllables(random: () => number): string {
  const first = pick(random, firstSyllables);
  const second = pick(
    random,
    secondSyllables.filter((syllable) => syllable !== first),
  );
  return first + second;
}

function shared(syllables: string, share: number): readonly (readonly [string, number])[] {
  return Array.from(syllables, (syllable) => [syllable, share] as const);
}
