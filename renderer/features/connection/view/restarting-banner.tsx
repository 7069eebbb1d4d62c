import { Banner } from '#renderer/ui/banner.tsx';
import { CircleAlert } from '#renderer/ui/icons.ts';
import { useText } from '#renderer/ui/text/use-text.ts';

/** While the messenger behind the window has ended and is being started again. Before one is enrolled there is nothing to worry about. */
export function RestartingBanner({ enrolled = true }: { readonly enrolled?: boolean }) {
  const text = useText();
  return (
    <Banner
      tone="warn"
      icon={CircleAlert}
      title={text('status.restarting.title')}
      text={text(enrolled ? 'status.restarting.text' : 'status.restarting.text.sign-in')}
    />
  );
}
