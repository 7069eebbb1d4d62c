import { cp949 } from './cp949.ts';

/** An agency as the file of 행정표준코드 has it; what a test does not say is empty. */
export interface AgencyLine {
  readonly code: string;
  readonly name: string;
  readonly parent?: string;
  readonly order?: number;
  readonly abolished?: boolean;
  readonly former?: string;
}

/** The file, as it is published: cp949, a line for each agency, 24 columns with tabs between them. */
export function agencyCodeFile(agencies: readonly AgencyLine[]): Buffer {
  return cp949(agencies.map(agencyCodeLine).join(''));
}

/** One of its lines. */
export function agencyCodeLine({
  code,
  name,
  parent = '',
  order = 1,
  abolished = false,
  former = '',
}: AgencyLine): string {
  const columns = Array.from({ length: 24 }, () => '');
  columns[0] = code;
  columns[1] = name;
  columns[2] = name;
  columns[4] = String(order);
  columns[6] = parent;
  columns[22] = abolished ? '1' : '0';
  columns[23] = former;
  return `${columns.join('\t')}\r\n`;
}
