import type { ComponentType } from 'react';
import { LifeBuoy, ShieldCheck, type LucideIcon } from '#renderer/ui/icons.ts';
import type { MessageKey } from '#shared/messages/message-key.ts';
import { HelpSection } from './help-section.tsx';
import { SecuritySection } from './security-section.tsx';

export interface SettingsSection {
  readonly id: string;
  readonly title: MessageKey;
  readonly icon: LucideIcon;
  readonly Content: ComponentType;
}

/** The sections of the settings, in the order in which they stand. */
export const settingsSections: readonly [SettingsSection, ...SettingsSection[]] = [
  { id: 'security', title: 'settings.security', icon: ShieldCheck, Content: SecuritySection },
  { id: 'help', title: 'settings.help', icon: LifeBuoy, Content: HelpSection },
];
