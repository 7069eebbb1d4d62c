// A utility process: adds one, and tells what it is.
process.parentPort.on('message', (event: { data: { number: number; bytes: Uint8Array } }) => {
  const { number, bytes } = event.data;
  process.parentPort.postMessage({
    sum: number + 1,
    last: bytes.at(-1),
    type: process.type,
    argument: process.argv[2],
  });
});
