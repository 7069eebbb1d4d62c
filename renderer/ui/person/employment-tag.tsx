import { assertNever } from '#shared/errors/assert-never.ts';
import type { Employment } from '#shared/model/person.ts';
import { noonOf } from '../dates/noon-of.ts';
import { Tag } from '../tag.tsx';
import { useText, type TextLookup } from '../text/use-text.ts';

/** Says of somebody who is not at their post why; nothing for everybody else. */
export function EmploymentTag({ employment }: { readonly employment: Employment }) {
  const said = employmentText(useText(), employment);
  return said === null ? null : <Tag>{said}</Tag>;
}

function employmentText(text: TextLookup, employment: Employment): string | null {
  switch (employment.kind) {
    case 'working':
      return null;
    case 'on-leave':
      return employment.until === null
        ? text('employment.on-leave')
        : text('employment.on-leave.until', { until: noonOf(employment.until) });
    case 'seconded':
      return text('employment.seconded', { to: employment.to });
    case 'retired':
      return text('employment.retired');
    default:
      return assertNever(employment);
  }
}
