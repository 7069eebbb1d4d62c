import { useIntl } from 'react-intl';
import { createDateLabels, type DateLabels } from './date-labels.ts';

/** The date labels in the person's language. */
export function useDateLabels(): DateLabels {
  const { locale } = useIntl();
  let labels = cache.get(locale);
  if (labels === undefined) {
    labels = createDateLabels(locale);
    cache.set(locale, labels);
  }
  return labels;
}

const cache = new Map<string, DateLabels>();
