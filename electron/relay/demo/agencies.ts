/** A part of a generated agency. What ends in 과, 실, 팀 … is a name; subjects are what its people work on. */
export interface PlannedUnit {
  readonly name: string;
  /** What the title of its head is. */
  readonly head: string;
  /** The words that duties here are made of; empty where only the head and their office sit. */
  readonly subjects: readonly string[];
  readonly parts: readonly PlannedUnit[];
}

/** A generated agency: its share of all people, and its telephone numbers, which nobody has. */
export interface PlannedAgency {
  readonly unit: PlannedUnit;
  readonly people: number;
  readonly domain: string;
  readonly areaCode: string;
}

/** The name of the agency in which a tester works. Nobody's, like all the others here. */
export const demoAgencyName = '공공혁신부';

/** The agencies, the own one first. Together 20,000 people. */
export function plannedAgencies(): readonly PlannedAgency[] {
  return [
    { unit: ownMinistry(), people: 1_284, domain: 'innovation.example.go.kr', areaCode: '044' },
    { unit: treasury(), people: 1_052, domain: 'treasury.example.go.kr', areaCode: '044' },
    { unit: landMinistry(), people: 2_418, domain: 'land.example.go.kr', areaCode: '044' },
    { unit: city(), people: 9_307, domain: 'hanbit.example.go.kr', areaCode: '02' },
    { unit: province(), people: 5_939, domain: 'nuri.example.go.kr', areaCode: '031' },
  ];
}

function ownMinistry(): PlannedUnit {
  return unit(demoAgencyName, '장관', [
    unit('정부혁신실', '실장', [
      bureau('공공서비스국', ['공공서비스혁신', '민원제도', '국민참여', '디지털서비스']),
      bureau('데이터국', ['데이터기반행정', '공공데이터', '통계포털']),
      bureau('조직국', ['조직기획', '경제조직', '사회조직', '조직진단']),
    ]),
    unit('기획조정실', '실장', [
      unit('정책기획관', '정책기획관', [
        leaf('예산담당관실', '담당관', ['예산 편성', '예산 집행', '재정 사업', '정보화 예산']),
        leaf('기획재정담당관실', '담당관', ['업무 계획', '국정과제', '국회 업무', '성과 관리']),
        leaf('규제혁신담당관실', '담당관', ['규제 개선', '법령 정비', '규제 심사']),
      ]),
      leaf('정보화담당관실', '담당관', ['정보시스템', '정보 보안', '업무 자동화', '전산 장비']),
      leaf('비상안전담당관실', '담당관', ['비상 대비', '청사 안전', '을지연습']),
    ]),
    unit('디지털정부실', '실장', [
      bureau('디지털정부국', ['디지털정부정책', '행정업무시스템', '디지털안전', '클라우드전환']),
      bureau('지역디지털국', ['지역디지털협력', '마을정보화', '디지털포용']),
    ]),
    unit('지방행정국', '국장', sections(['자치행정', '주민제도', '지방인사', '선거지원', '재정협력'])),
    unit('재난관리실', '실장', [
      bureau('예방정책국', ['예방안전', '안전문화', '재난영향분석']),
      bureau('대응국', ['재난대응', '상황총괄', '복구지원', '재난자원관리']),
    ]),
    leaf('운영지원과', '과장', ['인사', '급여', '청사 관리', '회계', '기록물 관리', '복무']),
    leaf('감사관실', '감사관', ['종합 감사', '공직 기강', '청렴 정책']),
    leaf('대변인실', '대변인', ['언론 대응', '홍보 기획', '디지털 소통']),
    unit('국가기록원', '원장', sections(['기록정책', '기록보존', '전자기록관리', '기록서비스'])),
    unit('인재개발원', '원장', sections(['교육기획', '리더십교육', '디지털교육'])),
  ]);
}

function treasury(): PlannedUnit {
  return unit('재정기획부', '장관', [
    unit('예산실', '실장', [
      bureau('예산총괄국', ['예산총괄', '예산정책', '예산기준', '기금운용']),
      bureau('행정예산국', ['행정예산', '안전예산', '국방예산', '지역예산']),
      bureau('복지예산국', ['복지예산', '고용예산', '교육예산', '문화예산']),
    ]),
    unit('세제실', '실장', [
      bureau('조세총괄국', ['조세정책', '조세분석', '조세특례']),
      bureau('소득세제국', ['소득세제', '법인세제', '부가가치세제']),
    ]),
    unit('재정관리국', '국장', sections(['재정관리총괄', '재정성과평가', '타당성심사', '회계결산'])),
    unit('국고국', '국장', sections(['국고', '국채', '국유재산', '계약제도'])),
    leaf('운영지원과', '과장', ['인사', '급여', '청사 관리', '회계']),
  ]);
}

function landMinistry(): PlannedUnit {
  return unit('국토기반부', '장관', [
    unit('주택토지실', '실장', [
      bureau('주택정책국', ['주택정책', '주택기금', '주거복지', '청년월세지원', '임대주택']),
      bureau('토지정책국', ['토지정책', '부동산평가', '지적재조사', '공간정보']),
    ]),
    unit('도로국', '국장', sections(['도로정책', '간선도로', '도로시설안전', '디지털도로'])),
    unit('철도국', '국장', sections(['철도정책', '철도건설', '철도운영', '철도안전'])),
    unit('항공정책실', '실장', sections(['항공정책', '공항운영', '항공안전', '드론교통'])),
    ...['동부', '서부', '남부', '북부', '중부', '해안'].map((region) =>
      unit(`${region}국토관리청`, '청장', [
        ...sections(['도로시설', '하천', '보상', '건설안전', '관리총괄']),
        ...['한강', '새재', '너울', '다래'].map((place) =>
          unit(`${place}국토관리사무소`, '소장', sections(['운영지원', '보수', '시설안전'])),
        ),
      ]),
    ),
  ]);
}

function city(): PlannedUnit {
  return unit('한빛광역시', '시장', [
    ...[
      bureau('기획조정실', ['기획담당', '예산담당', '법무담당', '평가담당'], '실장'),
      bureau('시민안전실', ['안전정책', '사회재난', '자연재난', '민방위'], '실장'),
      bureau('경제산업국', ['경제정책', '기업지원', '일자리', '소상공인지원', '농수산']),
      bureau('복지국', ['복지정책', '노인복지', '장애인복지', '청년정책', '보육']),
      bureau('환경국', ['환경정책', '대기보전', '자원순환', '하천관리', '공원녹지']),
      bureau('교통국', ['교통정책', '버스운영', '택시물류', '주차관리', '도로관리']),
      bureau('도시주택국', ['도시계획', '건축', '주택재개발', '토지정보']),
      bureau('문화체육국', ['문화예술', '체육진흥', '관광', '문화유산']),
      bureau('상수도사업본부', ['급수', '정수', '수질연구', '요금관리'], '본부장'),
      bureau('소방본부', ['소방행정', '예방안전', '현장대응', '구조구급'], '본부장'),
    ],
    ...['가람', '누리', '다솜', '라온', '마루', '바다', '새솔', '아람', '한울'].map((name) =>
      district(`${name}구청`, '구청장', ['가온동', '나래동', '도담동', '미리내동', '슬기동', '여울동']),
    ),
  ]);
}

function province(): PlannedUnit {
  return unit('누리도', '도지사', [
    bureau('기획조정실', ['정책기획', '예산담당', '규제개혁', '인구정책'], '실장'),
    bureau('농정국', ['농업정책', '축산', '동물방역', '농식품유통']),
    bureau('복지보건국', ['복지정책', '노인복지', '감염병관리', '식품의약']),
    bureau('건설교통국', ['지역계획', '도로', '교통', '건축']),
    ...['푸른', '하늘', '솔빛', '물빛', '들꽃', '온새', '너른', '달빛'].map((name) =>
      district(`${name}시청`, '시장', ['한마루읍', '큰들면', '샘골면', '볕내동', '윗마을동']),
    ),
  ]);
}

function district(name: string, head: string, villages: readonly string[]): PlannedUnit {
  return unit(name, head, [
    teamBureau('행정국', ['총무', '자치행정', '세무', '민원여권']),
    teamBureau('복지국', ['복지정책', '생활보장', '가족', '노인장애인']),
    teamBureau('도시국', ['도시계획', '건축', '교통행정', '공원녹지', '청소행정']),
    bureau('보건소', ['보건행정', '건강증진', '위생'], '소장'),
    ...villages.map((village) =>
      leaf(`${village} 주민센터`, '동장', ['주민등록', '복지 상담', '민원', '통장 관리']),
    ),
  ]);
}

/** A bureau with one 과 for each subject. */
function bureau(name: string, subjects: readonly string[], head = '국장'): PlannedUnit {
  return unit(name, head, sections(subjects));
}

function sections(subjects: readonly string[]): readonly PlannedUnit[] {
  return subjects.map((subject) => leaf(`${subject}과`, '과장', [subject]));
}

/** A bureau whose sections are divided into teams. */
function teamBureau(name: string, subjects: readonly string[]): PlannedUnit {
  const teams = (subject: string): readonly PlannedUnit[] =>
    [`${subject} 기획`, `${subject} 운영`].map((team) => leaf(`${team.replace(' ', '')}팀`, '팀장', [team]));
  return unit(
    name,
    '국장',
    subjects.map((subject) => unit(`${subject}과`, '과장', teams(subject))),
  );
}

function unit(name: string, head: string, parts: readonly PlannedUnit[]): PlannedUnit {
  return { name, head, subjects: [], parts };
}

function leaf(name: string, head: string, subjects: readonly string[]): PlannedUnit {
  return { name, head, subjects, parts: [] };
}
