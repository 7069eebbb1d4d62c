import type { Part } from './part.ts';

/** All parts with the whole of their terms, as a text. */
export function thirdPartyText(parts: readonly Part[]): string {
  const rule = '-'.repeat(78);
  return parts
    .map(
      ({ name, version, licence, text }) =>
        `${rule}\n${`${name} ${version}`.trim()} (${licence})\n${rule}\n\n${text}\n`,
    )
    .join('\n');
}

/** The same parts as a software bill of materials: CycloneDX 1.6, without a time and a serial number, which would differ. */
export function billOfMaterials([product, ...parts]: readonly Part[]): string {
  const bill = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', ...component(product) } },
    components: parts.map((part) => ({ type: 'library', ...component(part) })),
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

function component(part: Part | undefined): object {
  if (part === undefined) throw new Error('There is no part to make a list of.');
  const { name, version, licence } = part;
  const isPackage = /^(?:@[a-z0-9._-]+\/)?[a-z0-9._-]+$/.test(name) && version !== '';
  return {
    'bom-ref': `${name}@${version}`,
    name,
    version,
    licenses: [/ (?:AND|OR|WITH) /.test(licence) ? { expression: licence } : { license: { id: licence } }],
    ...(isPackage ? { purl: `pkg:npm/${name.replace('@', '%40')}@${version}` } : {}),
  };
}
