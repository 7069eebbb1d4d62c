/** 직위 and 직급 by which people are called behind their names. */
export const titles = [
  '주무관',
  '사무관',
  '서기관',
  '담당관',
  '정책관',
  '심의관',
  '본부장',
  '위원장',
  '센터장',
  '과장',
  '국장',
  '실장',
  '팀장',
  '계장',
  '소장',
  '청장',
  '차관',
  '장관',
  '주사',
  '선생',
] as const;

/** 호칭 and 조사. */
export const particles = ['에게', '한테', '귀하', '님', '씨', '께', '의'] as const;
