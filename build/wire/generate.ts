import { runTool } from '../test/tool.ts';

// `npm run generate`: writes shared/wire/generated from the .proto files beside it. Setup has put protoc-gen-es in PATH.
const result = await runTool('buf', ['generate', '--template', 'build/wire/buf.gen.yaml']);
if (result.output !== '') console.log(result.output);
process.exitCode = result.code;
