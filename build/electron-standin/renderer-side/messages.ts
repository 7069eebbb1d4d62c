import type { Encoded } from './codec.ts';

/** What a page tells the main process. Messages with an `id` are answered by a reply with the same id. */
export type PageMessage =
  | { readonly type: 'invoke'; readonly id: number; readonly channel: string; readonly args: Encoded }
  | { readonly type: 'send'; readonly channel: string; readonly args: Encoded }
  | { readonly type: 'permission'; readonly id: number; readonly request: PermissionQuestion }
  | { readonly type: 'window-open'; readonly request: WindowOpenRequest }
  | { readonly type: 'window-close' }
  | { readonly type: 'context-menu'; readonly menu: ContextMenuReport }
  | { readonly type: 'key'; readonly key: KeyReport }
  | { readonly type: 'title'; readonly title: string }
  | { readonly type: 'activate' }
  | { readonly type: 'resized'; readonly width: number; readonly height: number }
  | { readonly type: 'preload-error'; readonly message: string };

/** What the main process tells a page. */
export type MainMessage =
  | { readonly type: 'reply'; readonly id: number; readonly value: Encoded }
  | { readonly type: 'failure'; readonly id: number; readonly message: string }
  | { readonly type: 'send'; readonly channel: string; readonly args: Encoded }
  | { readonly type: 'hold-close' };

export interface PermissionQuestion {
  /** `check` asks the check handler only, as `navigator.permissions.query` does. */
  readonly kind: 'request' | 'check';
  readonly permission: string;
  readonly mediaTypes?: ('audio' | 'video')[];
  readonly url: string;
}

export interface WindowOpenRequest {
  readonly url: string;
  readonly frameName: string;
  readonly features: string;
  readonly disposition: 'foreground-tab' | 'background-tab' | 'new-window';
}

export interface ContextMenuReport {
  readonly x: number;
  readonly y: number;
  readonly linkURL: string;
  readonly linkText: string;
  readonly srcURL: string;
  readonly pageURL: string;
  readonly selectionText: string;
  readonly titleText: string;
  readonly altText: string;
  readonly isEditable: boolean;
  readonly mediaType: 'none' | 'image' | 'audio' | 'video';
  readonly keyboard: boolean;
}

export interface KeyReport {
  readonly type: 'keyDown' | 'keyUp';
  readonly key: string;
  readonly code: string;
  readonly control: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  readonly isAutoRepeat: boolean;
  readonly isComposing: boolean;
  readonly location: number;
  /** The page itself used the key, so it is no menu accelerator. */
  readonly used: boolean;
}
