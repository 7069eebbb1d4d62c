import type { StaffRecord } from '#shared/model/person.ts';
import type { OrgUnit } from '#shared/model/unit.ts';
import { agencyCodeLine } from '#tests/support/agency-code-lines.ts';
import { cp949 } from '#tests/support/cp949.ts';
import { ldif, suffix } from '#tests/support/ldap/ldif.ts';
import { nationalPeople, nationalUnits } from '#tests/support/national/national-agency.ts';

/** A generated nation, as each source has it. */
export interface NationalFiles {
  readonly csv: Buffer;
  readonly units: Buffer;
  readonly ldif: string;
}

/** The same people and units as CSV, as a file of agency codes, and as entries of an LDAP server. */
export function nationalFiles(people: number, unitCount: number): NationalFiles {
  const size = { people, units: unitCount, seed: 7 };
  const units = nationalUnits(size);
  const staff = [...nationalPeople(size, units)];
  return {
    csv: Buffer.from(['id,name,rank,position,unit,duty,phone,mail', ...staff.map(csvLine), ''].join('\n')),
    units: Buffer.concat(
      units.map(({ id, name, parent, order }) =>
        cp949(agencyCodeLine({ code: id, name, order, ...(parent === null ? {} : { parent }) })),
      ),
    ),
    ldif: ldifOf(units, staff),
  };
}

function csvLine({ id, name, rank, position, unit, duty, details }: StaffRecord): string {
  const values = [id, name, rank, position ?? '', unit ?? '', duty, details.phone ?? '', details.mail ?? ''];
  return values.map((value) => `"${value}"`).join(',');
}

/** Units by their codes, because many have the same name. */
function ldifOf(units: readonly OrgUnit[], staff: readonly StaffRecord[]): string {
  const places = new Map<string, string>();
  const above = ({ parent }: OrgUnit): string => (parent === null ? suffix : (places.get(parent) ?? suffix));
  for (const unit of units) places.set(unit.id, `ou=${unit.id},${above(unit)}`);
  return ldif(
    units.map((unit) => ({ name: unit.id, above: above(unit), description: unit.name })),
    staff.map(({ id, name, unit, rank, duty, details }) => ({
      ...{ uid: id, name, unit: places.get(unit ?? '') ?? suffix },
      more: {
        employeeType: rank,
        description: duty,
        ...(details.phone === null ? {} : { telephoneNumber: details.phone }),
        ...(details.mail === null ? {} : { mail: details.mail }),
      },
    })),
  );
}
