import { MemoryBus } from '#relay/stores/memory-bus.ts';
import { busSuite } from './bus-suite.ts';

busSuite('MemoryBus', () => {
  const bus = new MemoryBus();
  return { bus, otherEnd: bus };
});
