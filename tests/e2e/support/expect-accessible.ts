import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const looks = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'light', forcedColors: 'active' },
} as const;

/** Serious findings of axe on what is shown: in both themes and in forced colours, in which parts are drawn otherwise. */
export async function expectAccessible(page: Page): Promise<void> {
  const findings: string[] = [];
  for (const [look, media] of Object.entries(looks)) {
    await page.emulateMedia(media);
    await expect(page.locator(`html[data-theme="${media.colorScheme}"]`)).toBeAttached();
    if (media.forcedColors === 'active') await page.evaluate(hideTextFill);
    // The other way of reporting opens a window, which this app denies.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    for (const { id, impact, nodes } of violations)
      if (impact === 'serious' || impact === 'critical')
        findings.push(`${look} ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }
  await page.emulateMedia(looks.light);
  expect(findings).toEqual([]);
}

/** Axe takes the fill of letters for their colour, and Chromium tells of it what it was before colours were forced. */
function hideTextFill(): void {
  const read = CSSStyleDeclaration.prototype.getPropertyValue;
  CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
    return name === '-webkit-text-fill-color' ? '' : read.call(this, name);
  };
}
