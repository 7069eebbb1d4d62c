import { z } from 'zod';

// The content security policy forbids code made from text, which zod's compiled parsers would need. Imported first by
// every file that defines a schema.
z.config({ jitless: true });
