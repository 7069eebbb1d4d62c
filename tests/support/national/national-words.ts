/** Agencies that do not exist: a generated nation must not speak of real ones. */
export const agencies: readonly string[] = [
  ...split(`공공혁신부 재정기획부 국토기반부 배움교육부 과학미래부 외교협력부 통합평화부 법무정의부 국방수호부
    문화누리부 농림먹거리부 산업자원부 보건돌봄부 환경기후부 고용노동부 성평등부 해양수산부 중소기업부 보훈예우부
    인사관리처 법제심사처 식품안전처 세무징수청 관세국경청 조달계약청 통계자료청 검찰공소청 병적관리청 방위사업청
    치안경찰청 소방구조청 유산보존청 농촌진흥청 산림숲청 특허발명청 질병방역청 기상관측청 해안경비청`),
  ...split('한빛 가람 누리 다솜 라온 마루 새솔 아람').map((name) => `${name}광역시`),
  ...split('너울 도담 미르 보담 소담 여울 온새 하늬 푸른').map((name) => `${name}도`),
  ...split('한빛 가람 누리 너울 도담').map((name) => `${name}교육청`),
];

export const topics =
  split(`기획 정책 행정 재정 복지 안전 문화 경제 산업 환경 교통 도시 건설 보건 농업 해양 교육 정보 디지털 혁신 감사
  홍보 민원 세무 회계 총무 자치 균형발전 일자리 청년 여성 노인 아동 주택 도로 하천 산림 수도 위생 관광 체육 재난 소방 경비 수사 교무
  시설 운영 지원 조정 협력 국제 법무 통계 평가 인사 조직 예산 계약 자산 징수 조사 심사 분석 연구 기술 표준 인증 검사 관리`);

export const tasks =
  split(`회의 보고 결재 검토 협조 공문 예산안 집행 결산 추경 계획 사업 업무보고 분장 출장 휴가 당직 교육훈련 연수
  간담회 토론회 공청회 위원회 심의 의결 안건 일정 국정감사 질의 답변 요구자료 법률 법령 시행령 개정 입법예고 조례 규칙 훈령 고시 지침
  민원처리 정보공개 청구 접수 이송 통보 알림 공지 안내 보도자료 언론 대응 점검 현장점검 자체감사 지적사항 조치 개선방안 종합대책
  태풍 호우 폭염 한파 산불 지진 비상근무 상황보고 피해현황 복구 보조금 교부결정 정산 계약서 입찰 낙찰 용역 준공 검수 물품 구매 견적
  지출 통계자료 실적 성과평가 지표 목표 인사발령 전보 승진 채용 임용 면접 시험 조직개편 정원 직제 시스템 보안점검 개인정보 암호화
  인증서 권한 접속 장애복구 백업 서버 네트워크 전산실 메신저 양식 문서 기록물 방문 출입증 주차 배차 주민등록 인감 증명서 발급 신청
  허가 승인 등록 신고 과태료 지방세 재산세 취득세 부과 체납 기초연금 아동수당 어린이집 장애인 청년월세 임대 상수도 하수도 미세먼지
  공원 축제 행사 의전 표창 포상 국정과제 적극행정 규제개선 인공지능 공공데이터 클라우드 시범사업 공모 컨설팅 협약 유관기관`);

export const offices = split('실 국 본부 지방청 사업소 센터 연구원 교육원 관');
export const divisions = split('실 국 과 담당관 단');
export const sections = split('과 담당관 단 관');
export const teams = split('팀 계 담당 파트');
export const areaCodes = split('044 02 031 051 053 042 062 032');
export const mailNames = split('kms ljh pyh cej jmk kyj hsw osj yjy imr');
export const syllables = Array.from(
  '가강건경고공관광교구국군권규금기길김나남내노농다단당대덕도동두라령로룡림마만면명목무문미민박반방배백법벽변병보복봉부북분비사산삼상서석선성세소송수순시신심안양언여연영예오옥완왕용우운울원월위유은음의이인일임자작장재전점정제조종주죽중지진차창천철청초추충치칠태토통파판평포표풍하학한함합해향현호홍화황효',
);
/** 직위 of whoever has another post, and staffs that no chart has. */
export const otherPositions = split('간사 팀원 겸임 담당');
export const staffs: readonly string[] = ['정부혁신 전담조직', '디지털예산 추진단', '축제준비단'];

/** 직급 and 직위 with how many of a hundred have them. */
export const standings: readonly (readonly [readonly [string, string | null], number])[] = [
  ...split(
    '주무관 행정서기보 행정서기 행정주사보 행정주사 경위 경사 순경 소방교 소방장 교사 연구사 공무직',
  ).map((rank) => [[rank, null] as const, rank === '주무관' ? 30 : 5] as const),
  [['사무관', null], 6],
  [['사무관', '팀장'], 4],
  [['서기관', '과장'], 3],
  [['부이사관', '국장'], 0.6],
  [['고위공무원', '실장'], 0.2],
];

function split(text: string): readonly string[] {
  return text.split(/\s+/u);
}
