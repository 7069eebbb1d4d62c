import { expect, test } from 'vitest';
import { removal } from '#build/installer/windows/make-nsis.ts';

test('every file is removed by its name, and folders only when they are empty, the deepest first', () => {
  expect(removal(['Narae.exe', 'resources/app.asar', 'resources/deep/er/a.node']).trim().split('\n')).toEqual(
    [
      String.raw`Delete "$INSTDIR\Narae.exe"`,
      String.raw`Delete "$INSTDIR\resources\app.asar"`,
      String.raw`Delete "$INSTDIR\resources\deep\er\a.node"`,
      String.raw`RMDir "$INSTDIR\resources\deep\er"`,
      String.raw`RMDir "$INSTDIR\resources\deep"`,
      String.raw`RMDir "$INSTDIR\resources"`,
    ],
  );
});
