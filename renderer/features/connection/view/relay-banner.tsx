import { Banner } from '#renderer/ui/banner.tsx';
import { CircleAlert } from '#renderer/ui/icons.ts';
import { useText } from '#renderer/ui/text/use-text.ts';

/** When the server inside this program cannot open its data. Before one is enrolled there is nothing to worry about. */
export function RelayBanner({ enrolled }: { readonly enrolled: boolean }) {
  const text = useText();
  return (
    <Banner
      tone="danger"
      icon={CircleAlert}
      title={text('connection.relay-unusable.title')}
      text={text(enrolled ? 'connection.relay-unusable.text' : 'connection.relay-unusable.text.sign-in')}
    />
  );
}
