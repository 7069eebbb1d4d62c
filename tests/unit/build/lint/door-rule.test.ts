import { doorRule } from '#build/lint/rules/door-rule.ts';
import { ruleTester } from './rule-tester.ts';

const errors = [{ messageId: 'shut' }];
const anyDoor = { name: 'example', message: 'Go round { the house }.', open: [] };

ruleTester.run('a door made of modules', doorRule({ ...anyDoor, modules: ['electron'] }), {
  valid: [
    "import { app } from '#shell/app.ts';",
    "import { x } from 'electron-store';",
    "const a = 'electron';",
  ],
  invalid: [
    { code: "import { app } from 'electron';", errors },
    { code: "import type { App } from 'electron';", errors },
    { code: "import 'electron';", errors },
    { code: "import * as electron from 'electron';", errors },
    { code: "export { app } from 'electron';", errors },
    { code: "export * from 'electron';", errors },
    { code: "const electron = await import('electron');", errors },
    { code: "let app: import('electron').App;", errors },
  ],
});

ruleTester.run(
  'a door with names that pass',
  doorRule({ ...anyDoor, modules: ['lib'], allowed: ['PublicKey'] }),
  {
    valid: ["import { PublicKey } from 'lib';", "import { PublicKey as Key } from 'lib';"],
    invalid: [
      { code: "import { PublicKey, decrypt } from 'lib';", errors },
      { code: "import * as lib from 'lib';", errors },
      { code: "import lib from 'lib';", errors },
    ],
  },
);

ruleTester.run(
  'a door made of a selector',
  doorRule({ ...anyDoor, selector: 'Identifier[name="ipcMain"]' }),
  {
    valid: ['const ipc = 1;'],
    invalid: [{ code: 'electron.ipcMain.handle();', errors }],
  },
);
