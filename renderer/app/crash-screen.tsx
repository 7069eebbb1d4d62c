import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { TriangleAlert } from '#renderer/ui/icons.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import appStyles from './app.module.css';
import { useDocumentState } from './document-state.ts';
import { TitleBar } from './title-bar.tsx';

/** After a fault of the interface. */
export function CrashScreen({ onReopen }: { readonly onReopen: () => void }) {
  const text = useText();
  useDocumentState('error');
  return (
    <div className={appStyles.frame}>
      <TitleBar />
      <EmptyState
        alert
        icon={TriangleAlert}
        title={text('app.crash.title')}
        text={text('app.crash.text')}
        action={
          <Button look="primary" onClick={onReopen}>
            {text('app.crash.action')}
          </Button>
        }
      />
    </div>
  );
}
