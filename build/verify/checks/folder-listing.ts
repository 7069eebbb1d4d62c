import { programOf } from '../../installer/program-of.ts';
import { filesOf, type Check } from '../subject.ts';

/** What Electron's runtime consists of, on both systems, and what of ours lies beside it. */
const allowed: readonly RegExp[] = [
  /^resources\/app\.asar$/,
  /^resources\/app\.asar\.unpacked\/node_modules\/.+\.node$/,
  /^locales\/(?:ko|en-US)\.pak$/,
  /^(?:chrome_[12]00_percent|resources)\.pak$/,
  /^(?:icudtl\.dat|snapshot_blob\.bin|v8_context_snapshot\.bin|vk_swiftshader_icd\.json)$/,
  /^LICENSE(?:\.electron\.txt|S\.chromium\.html)$/,
  /^(?:THIRD-PARTY\.txt|sbom\.cdx\.json)$/,
];
const ofWindows = /^(?:d3dcompiler_47|dxcompiler|dxil|ffmpeg|libEGL|libGLESv2|vk_swiftshader|vulkan-1)\.dll$/;
const ofLinux =
  /^(?:chrome-sandbox|chrome_crashpad_handler|lib(?:EGL|GLESv2|ffmpeg|vk_swiftshader)\.so|libvulkan\.so\.1)$/;

/** No file beside the archive that is not known; only the languages of the interface. */
export const folderListing: Check = (subject) => {
  const known = [...allowed, subject.target === 'win32' ? ofWindows : ofLinux];
  const program = programOf(subject.target, subject.product);
  const files = filesOf(subject);
  const strangers = files
    .filter((file) => file !== program && !known.some((pattern) => pattern.test(file)))
    .map((file) => `${file} does not belong into the folder`);
  return files.includes(program) ? strangers : [...strangers, `${program} is missing`];
};
