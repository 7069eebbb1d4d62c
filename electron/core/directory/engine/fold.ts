/** Text as it is compared: NFC, lower case, and ASCII for its forms of full width. */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .replace(fullWidth, (character) => String.fromCharCode(character.charCodeAt(0) - fullWidthOffset))
    .toLowerCase();
}

const fullWidth = /[\uff01-\uff5e]/g;
const fullWidthOffset = 0xfee0;
