import type { Ask } from './ask.ts';
import type { PermissionQuestion } from './messages.ts';

type Question = Omit<PermissionQuestion, 'url'>;

/** The web APIs that ask for a permission ask the app's handlers, which Chromium knows nothing of. */
export function wrapPermissions(ask: Ask): void {
  const isGranted = (permission: string, details: Partial<Question> = {}): Promise<boolean> =>
    ask('permission', { kind: 'request', permission, ...details }) as Promise<boolean>;
  wrapMedia(isGranted);
  wrapGeolocation(isGranted);
  wrapNotifications(isGranted);
  wrapClipboard(isGranted);
  wrapMidi(isGranted);
  wrapFullscreen(isGranted);
  wrapQuery((permission) => ask('permission', { kind: 'check', permission }) as Promise<boolean>);
}

type IsGranted = (permission: string, details?: Partial<Question>) => Promise<boolean>;

function wrapMedia(isGranted: IsGranted): void {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  // Absent outside of secure contexts.
  if (!devices) return;
  const { getUserMedia } = devices;
  devices.getUserMedia = async (constraints = {}) => {
    const mediaTypes = (['audio', 'video'] as const).filter((type) => constraints[type]);
    if (!(await isGranted('media', { mediaTypes }))) throw denied('Permission denied');
    return getUserMedia.call(devices, constraints);
  };
  // Without a handler that chooses a screen this is what Electron answers; here no handler is ever asked.
  devices.getDisplayMedia = () => Promise.reject(new DOMException('Not supported', 'NotSupportedError'));
}

function wrapGeolocation(isGranted: IsGranted): void {
  const { geolocation } = navigator;
  const { getCurrentPosition, watchPosition } = geolocation;
  geolocation.getCurrentPosition = (onPosition, onError, options) => {
    void isGranted('geolocation').then((granted) => {
      if (granted) getCurrentPosition.call(geolocation, onPosition, onError, options);
      else onError?.(POSITION_DENIED);
    });
  };
  geolocation.watchPosition = (onPosition, onError, options) => {
    void isGranted('geolocation').then((granted) => {
      if (!granted) onError?.(POSITION_DENIED);
    });
    return watchPosition.call(geolocation, onPosition, onError, options);
  };
}

function wrapNotifications(isGranted: IsGranted): void {
  if (!('Notification' in window)) return;
  Notification.requestPermission = async (callback) => {
    const answer = (await isGranted('notifications')) ? 'granted' : 'denied';
    callback?.(answer);
    return answer;
  };
}

function wrapClipboard(isGranted: IsGranted): void {
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (!clipboard) return;
  const { read, readText } = clipboard;
  clipboard.readText = async () => {
    if (!(await isGranted('clipboard-read'))) throw denied('Read permission denied.');
    return readText.call(clipboard);
  };
  clipboard.read = async (...options) => {
    if (!(await isGranted('clipboard-read'))) throw denied('Read permission denied.');
    return read.call(clipboard, ...options);
  };
}

function wrapMidi(isGranted: IsGranted): void {
  if (!('requestMIDIAccess' in navigator)) return;
  const { requestMIDIAccess } = navigator;
  navigator.requestMIDIAccess = async (options) => {
    const granted = await isGranted(options?.sysex ? 'midiSysex' : 'midi');
    if (!granted) throw denied('Permission denied.');
    return requestMIDIAccess.call(navigator, options);
  };
}

function wrapFullscreen(isGranted: IsGranted): void {
  const { requestFullscreen } = Element.prototype;
  Element.prototype.requestFullscreen = async function (options) {
    if (!(await isGranted('fullscreen'))) throw new TypeError('Permissions check failed');
    return requestFullscreen.call(this, options);
  };
}

function wrapQuery(isAllowed: (permission: string) => Promise<boolean>): void {
  const { permissions } = navigator;
  const { query } = permissions;
  permissions.query = async (descriptor) => {
    const status = await query.call(permissions, descriptor);
    const permission = ELECTRON_NAMES[descriptor.name] ?? descriptor.name;
    const state = (await isAllowed(permission)) ? 'granted' : 'denied';
    Object.defineProperty(status, 'state', { value: state, configurable: true });
    return status;
  };
}

const ELECTRON_NAMES: Record<string, string> = { camera: 'media', microphone: 'media' };

const POSITION_DENIED = {
  code: 1,
  message: 'User denied Geolocation',
  PERMISSION_DENIED: 1,
  POSITION_UNAVAILABLE: 2,
  TIMEOUT: 3,
} as const;

function denied(message: string): DOMException {
  return new DOMException(message, 'NotAllowedError');
}
