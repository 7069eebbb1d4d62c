/**
 * A word without what people put behind a name: `김민수과장님` and `김민수에게` are 김민수. Null where nothing is left over that
 * says who is meant, and where there is nothing to take off. Never in place of the word: 김님 may be a name.
 */
export function bareWord(word: string): string | null {
  const ending = endings.find((candidate) => word.endsWith(candidate));
  if (ending === undefined || word.length - ending.length < shortestName) return null;
  const rest = word.slice(0, -ending.length);
  return bareWord(rest) ?? rest;
}

/** What is left must say more than a surname, which half a ministry may have. */
const shortestName = 2;

/** 호칭, 직위 and 조사, the longest first. */
const endings = [
  '주무관',
  '사무관',
  '서기관',
  '담당관',
  '본부장',
  '과장',
  '국장',
  '실장',
  '팀장',
  '계장',
  '차관',
  '장관',
  '선생',
  '에게',
  '한테',
  '님',
  '씨',
  '께',
  '의',
];
