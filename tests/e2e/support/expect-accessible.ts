import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const looks = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'light', forcedColors: 'active' },
} as const;

/** Serious findings of axe on what is shown, in both themes, and where asked for in forced colours. */
export async function expectAccessible(
  page: Page,
  shown: readonly (keyof typeof looks)[] = ['light', 'dark'],
): Promise<void> {
  const findings: string[] = [];
  for (const look of shown) {
    await page.emulateMedia(looks[look]);
    await expect(page.locator(`html[data-theme="${looks[look].colorScheme}"]`)).toBeAttached();
    // The other way of reporting opens a window, which this app denies.
    if (look === 'forced') await page.evaluate(hideTextFill);
    const axe = new AxeBuilder({ page }).setLegacyMode();
    // Forced colours change nothing but colours.
    const { violations } = await (look === 'forced' ? axe.withRules('color-contrast') : axe).analyze();
    for (const { id, impact, nodes } of violations)
      if (impact === 'serious' || impact === 'critical')
        findings.push(`${look} ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }
  await page.emulateMedia(looks.light);
  expect(findings).toEqual([]);
}

/** All of them. */
export const everyLook = ['light', 'dark', 'forced'] as const;

/** Axe takes the fill of letters for their colour, and Chromium tells of it what it was before colours were forced. */
function hideTextFill(): void {
  const read = CSSStyleDeclaration.prototype.getPropertyValue;
  CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
    return name === '-webkit-text-fill-color' ? '' : read.call(this, name);
  };
}
