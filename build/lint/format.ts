import { runTool } from '../test/tool.ts';

// `npm run format`: writes every file as prettier would have it.
const result = await runTool('prettier', [
  '--config',
  'build/lint/prettier.json',
  '--log-level',
  'warn',
  '--write',
  '.',
]);
if (result.output !== '') console.log(result.output);
process.exitCode = result.code;
