import { createFakeBridge } from '#renderer/bridge/fake/fake-bridge.ts';
import { start } from './start.tsx';

// The interface in a browser: `preview.html?scene=main`. The scenes are in `bridge/fake`.
start(createFakeBridge(new URLSearchParams(location.search)));
