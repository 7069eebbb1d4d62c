import type { UnitId } from './ids.ts';

/** An agency (without a parent) or a part of one: 실, 국, 과, 팀. */
export interface OrgUnit {
  readonly id: UnitId;
  readonly parent: UnitId | null;
  readonly name: string;
  /** Its place among the parts of the same parent: 직제순, which no alphabet gives. */
  readonly order: number;
}
