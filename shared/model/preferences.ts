/** The colours of the windows: as the system has them, or one of the two. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The languages of the interface. Korean is the language of the offices, whatever the system's is. */
export const interfaceLanguages = ['ko', 'en'] as const;
export type InterfaceLanguage = (typeof interfaceLanguages)[number];

/** How large messages are written; the rest of the window follows the zoom. */
export const textSizes = ['small', 'normal', 'large', 'largest'] as const;
export type TextSize = (typeof textSizes)[number];

/** How much room a row of the conversation list takes: two lines, or one. */
export const densities = ['normal', 'compact'] as const;
export type Density = (typeof densities)[number];

/** What a notification tells while others may look on: that there is something, who wrote, or also what. */
export const notificationPreviews = ['none', 'sender', 'full'] as const;
export type NotificationPreview = (typeof notificationPreviews)[number];

/** The steps of the zoom, as factors of the ordinary size. */
export const zoomFactors = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;
export type ZoomFactor = (typeof zoomFactors)[number];

/** How the program behaves on this PC, as its person wants it. Nothing of it is secret: it is kept in a plain file. */
export interface Preferences {
  readonly language: InterfaceLanguage;
  readonly theme: Theme;
  readonly textSize: TextSize;
  readonly density: Density;
  readonly zoom: ZoomFactor;
  /** Closing the main window leaves the program running beside the clock. */
  readonly closeToTray: boolean;
  /** The program starts with the session. */
  readonly autostart: boolean;
  /** A start with the session opens no window. */
  readonly startHidden: boolean;
  readonly notifications: boolean;
  readonly notificationPreview: NotificationPreview;
  /** How wide one has made the list of conversations, and the tree of the org chart, in px; null for the usual width. */
  readonly listWidth: number | null;
  readonly treeWidth: number | null;
}

/** Between these a pane can be made wider or narrower, in px: a name and its title stay readable, and so does what is beside it. */
export const paneWidths = { least: 240, most: 400 } as const;

/** As people know it from other messengers, but for the preview: screens in offices are seen by passers-by. */
export const defaultPreferences: Preferences = {
  language: 'ko',
  theme: 'system',
  textSize: 'normal',
  density: 'normal',
  zoom: 1,
  closeToTray: true,
  autostart: false,
  startHidden: true,
  notifications: true,
  notificationPreview: 'sender',
  listWidth: null,
  treeWidth: null,
};
