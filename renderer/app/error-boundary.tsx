import { Component, type ReactNode } from 'react';
import { CrashScreen } from './crash-screen.tsx';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly crashed: boolean;
}

/** Catches a fault of the interface, so that one sees a screen with a way on instead of an empty window. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { crashed: false };

  static getDerivedStateFromError(): State {
    return { crashed: true };
  }

  override render(): ReactNode {
    if (!this.state.crashed) return this.props.children;
    return <CrashScreen onReopen={() => this.setState({ crashed: false })} />;
  }
}
