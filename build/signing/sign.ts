import { signFile } from './sign-file.ts';
import { signingSettings } from './signing-settings.ts';

// `node build/signing/sign.ts NAME FILE…`: signs with the settings of the environment. makensis runs it for the uninstaller.
const [name = '', ...files] = process.argv.slice(2);
const settings = signingSettings(process.env);
const mayBeTestBuild = process.env['SIGN_TEST_BUILDS'] === '1';
for (const file of files) signFile(file, { settings, name, mayBeTestBuild });
