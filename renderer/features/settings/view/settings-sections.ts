import { lazy, type ComponentType } from 'react';
import {
  Bell,
  Info,
  Keyboard,
  LifeBuoy,
  Monitor,
  ShieldCheck,
  SlidersHorizontal,
  type LucideIcon,
} from '#renderer/ui/icons.ts';
import type { MessageKey } from '#shared/messages/message-key.ts';
import { DisplaySection } from './display-section.tsx';
import { GeneralSection } from './general-section.tsx';
import { HelpSection } from './help-section.tsx';
import { NotificationsSection } from './notifications-section.tsx';
import { SecuritySection } from './security-section.tsx';
import { ShortcutsSection } from './shortcuts-section.tsx';

export type SettingsSectionId =
  'general' | 'display' | 'notifications' | 'security' | 'shortcuts' | 'help' | 'about';

export interface SettingsSection {
  readonly id: SettingsSectionId;
  readonly title: MessageKey;
  readonly icon: LucideIcon;
  readonly Content: ComponentType;
}

const AboutSection = lazy(async () => ({
  default: (await import('./about/about-section.tsx')).AboutSection,
}));

/** The sections of the settings, in the order in which they stand. */
export const settingsSections: readonly [SettingsSection, ...SettingsSection[]] = [
  { id: 'general', title: 'settings.general', icon: SlidersHorizontal, Content: GeneralSection },
  { id: 'display', title: 'settings.display', icon: Monitor, Content: DisplaySection },
  { id: 'notifications', title: 'settings.notifications', icon: Bell, Content: NotificationsSection },
  { id: 'security', title: 'settings.security', icon: ShieldCheck, Content: SecuritySection },
  { id: 'shortcuts', title: 'settings.shortcuts', icon: Keyboard, Content: ShortcutsSection },
  { id: 'help', title: 'settings.help', icon: LifeBuoy, Content: HelpSection },
  { id: 'about', title: 'settings.about', icon: Info, Content: AboutSection },
];
