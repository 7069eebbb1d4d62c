import { synchronise, type DyingSyncPlan } from './dying-sync.ts';

// The synchronisation of a profile in a process of its own that is killed where its plan says: `<plan as JSON>`.
await synchronise(JSON.parse(process.argv[2] ?? '') as DyingSyncPlan);
