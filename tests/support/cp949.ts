/** A text in cp949, as the tools of offices write it; what is not in it becomes a question mark. */
export function cp949(text: string): Buffer {
  return Buffer.concat([...text].map((letter) => letters.get(letter) ?? Buffer.from('?')));
}

/** Node reads cp949 but does not write it: every pair of bytes is read once. */
const letters: ReadonlyMap<string, Buffer> = readLetters();

function readLetters(): Map<string, Buffer> {
  const decoder = new TextDecoder('euc-kr');
  const found = new Map<string, Buffer>();
  for (let byte = 0; byte < 0x80; byte++) found.set(String.fromCharCode(byte), Buffer.from([byte]));
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x41; trail <= 0xfe; trail++) {
      const bytes = Buffer.from([lead, trail]);
      const letter = decoder.decode(bytes);
      if ([...letter].length === 1 && letter !== '\ufffd') found.set(letter, bytes);
    }
  return found;
}
