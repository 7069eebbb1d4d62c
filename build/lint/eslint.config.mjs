// Plain JavaScript because ESLint loads it by itself; everything it includes is TypeScript, which Node 24 runs.
import { doors } from './eslint/doors.ts';
import { everywhere } from './eslint/everywhere.ts';
import { exceptions } from './eslint/exceptions.ts';
import { rendererRules } from './eslint/renderer-rules.ts';

export default [...everywhere, ...doors, ...rendererRules, ...exceptions];
