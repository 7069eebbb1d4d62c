import { firstSync } from '#tests/bench/directory/first-sync.ts';
console.log(await firstSync(Number(process.argv[2])));
