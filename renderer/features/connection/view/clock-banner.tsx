import { Banner } from '#renderer/ui/banner.tsx';
import { ClockAlert } from '#renderer/ui/icons.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { clockSkew } from '../model/clock-skew.ts';

/** While this PC's clock is so wrong that times in conversations are. */
export function ClockBanner({ milliseconds }: { readonly milliseconds: number }) {
  const text = useText();
  const { direction, unit, count } = clockSkew(milliseconds);
  const span = text(`span.${unit}`, { count });
  return (
    <Banner
      tone="warn"
      icon={ClockAlert}
      title={text(`clock.${direction}`, { span })}
      text={text('clock.text')}
    />
  );
}
