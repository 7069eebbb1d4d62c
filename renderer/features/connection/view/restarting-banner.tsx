import { Banner } from '#renderer/ui/banner.tsx';
import { CircleAlert } from '#renderer/ui/icons.ts';
import { useText } from '#renderer/ui/text/use-text.ts';

/** While the messenger behind the window has ended and is being started again. */
export function RestartingBanner() {
  const text = useText();
  return (
    <Banner
      tone="warn"
      icon={CircleAlert}
      title={text('status.restarting.title')}
      text={text('status.restarting.text')}
    />
  );
}
