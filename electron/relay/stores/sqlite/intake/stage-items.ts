import { assertNever } from '#shared/errors/assert-never.ts';
import type { Employment, StaffRecord } from '#shared/model/person.ts';
import type { OrgUnit } from '#shared/model/unit.ts';
import type { Database } from '#sqlite/database.ts';
import type { SourceItem, SourcePerson, SourceUnit } from '../../../directory-source.ts';
import type { OnBadRecord } from '../../directory-intake.ts';

/** Writes items into the staging tables, in the caller's transaction. Of an id that comes twice the first counts. */
export function stageItems(database: Database, items: readonly SourceItem[], onBad: OnBadRecord): void {
  const unit = database.prepare(
    'INSERT OR IGNORE INTO staged_units (id, line, state, content) VALUES (?, ?, ?, ?)',
  );
  const person = database.prepare(
    'INSERT OR IGNORE INTO staged_people (id, line, state, unit, content) VALUES (?, ?, ?, ?, ?)',
  );
  const successor = database.prepare('INSERT OR IGNORE INTO staged_successors (former, unit) VALUES (?, ?)');
  const known = database
    .prepare("SELECT content -> '$.employment' FROM people WHERE person = ? AND removed = 0")
    .pluck();
  const employmentOf = ({ id, employment }: SourcePerson): Employment => {
    if (employment !== null) return employment;
    const content = known.get(id) as string | undefined;
    return content === undefined ? { kind: 'working' } : (JSON.parse(content) as Employment);
  };
  const once = (line: number, { changes }: { readonly changes: number }): void => {
    if (changes === 0) onBad({ problem: 'duplicate-id', line });
  };
  for (const item of items)
    switch (item.kind) {
      case 'unit':
        once(item.unit.line, unit.run(item.unit.id, item.unit.line, 'read', unitContent(item.unit)));
        break;
      case 'person':
        once(
          item.person.line,
          person.run(
            ...[item.person.id, item.person.line, 'read', item.person.unit],
            personContent({ ...item.person, employment: employmentOf(item.person) }),
          ),
        );
        break;
      case 'successor':
        successor.run(item.former, item.unit);
        break;
      case 'kept-unit':
      case 'gone-unit':
        unit.run(item.id, item.line, item.kind === 'gone-unit' ? 'gone' : 'kept', null);
        break;
      case 'kept-person':
      case 'gone-person':
        person.run(item.id, item.line, item.kind === 'gone-person' ? 'gone' : 'kept', null, null);
        break;
      case 'bad':
        onBad(item.bad);
        break;
      default:
        assertNever(item);
    }
}

/** As `JSON.stringify` writes it, with the keys always in this order: contents are compared as texts. */
function unitContent({ id, parent, name, order }: SourceUnit): string {
  return JSON.stringify({ id, parent, name, order } satisfies OrgUnit);
}

function personContent(person: StaffRecord): string {
  const { id, name, rank, position, unit, departments, duty, extension, employment, details } = person;
  const { grade, phone, mobile, mail, workplace, deputy, otherPosts } = details;
  return JSON.stringify({
    ...{ id, name, rank, position, unit, departments, duty, extension, employment },
    details: { grade, phone, mobile, mail, workplace, deputy, otherPosts },
  } satisfies StaffRecord);
}
