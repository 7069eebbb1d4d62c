/** The memory of all typed arrays within an object: what goes to another thread with it instead of being copied. */
export function memoryOf(part: object): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const look = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) found.add(value.buffer as ArrayBuffer);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look);
  };
  look(part);
  return [...found];
}
