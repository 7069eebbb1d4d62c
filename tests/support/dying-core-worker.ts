// A core in a thread that ends by itself a while after each start, as one does that has run out of memory.
await import('../../electron/core/worker.ts');
setTimeout(() => process.exit(1), 2_000);
