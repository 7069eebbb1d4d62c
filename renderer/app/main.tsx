import { windowBridge } from '#renderer/bridge/window-bridge.ts';
import { start } from './start.tsx';

start(windowBridge());
