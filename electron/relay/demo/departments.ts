/** A unit at the bottom of the demo agency: where it belongs, and what its people work on. */
export interface DemoDepartment {
  readonly path: readonly string[];
  readonly duties: readonly string[];
}

/** The name of the demo agency, which is nobody's. */
export const demoAgencyName = '공공혁신부';

/** The demo agency's departments. The first one is where those work whom a tester can be. */
export const demoDepartments: readonly DemoDepartment[] = [
  {
    path: [demoAgencyName, '정부혁신실', '공공서비스국', '공공서비스혁신과'],
    duties: [
      '공공서비스 혁신 총괄',
      '민원 서비스 개선',
      '국민 제안 운영',
      '원스톱 서비스 구축',
      '서비스 품질 조사',
    ],
  },
  {
    path: [demoAgencyName, '정부혁신실', '공공서비스국', '디지털서비스과'],
    duties: ['디지털 서비스 기획', '모바일 신분 확인', '전자문서 지갑', '이용자 환경 개선'],
  },
  {
    path: [demoAgencyName, '정부혁신실', '데이터국', '데이터기반행정과'],
    duties: ['데이터 분석 지원', '공동 활용 데이터 관리', '데이터 품질 점검', '통계 포털 운영'],
  },
  {
    path: [demoAgencyName, '기획조정실', '정책기획관', '예산담당관실'],
    duties: ['예산 편성', '예산 집행 점검', '재정 사업 평가', '정보화 예산 조정'],
  },
  {
    path: [demoAgencyName, '기획조정실', '정책기획관', '기획재정담당관실'],
    duties: ['주요 업무 계획', '국정과제 관리', '국회 업무', '성과 관리'],
  },
  {
    path: [demoAgencyName, '기획조정실', '정보화담당관실'],
    duties: ['정보시스템 운영', '정보 보안', '업무 자동화', '전산 장비 관리'],
  },
  {
    path: [demoAgencyName, '운영지원과'],
    duties: ['인사', '급여', '청사 관리', '회계', '기록물 관리'],
  },
];
