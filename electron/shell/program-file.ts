/** What starts this program. An AppImage is mounted somewhere else at every start; what one has is the file that its runtime names. */
export function programFile(): string {
  const { APPIMAGE: image = '' } = process.env;
  return image === '' ? process.execPath : image;
}
