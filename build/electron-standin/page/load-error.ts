/** The error that `loadURL` rejects with. */
export interface LoadError extends Error {
  readonly code: string;
  readonly errno: number;
  readonly url: string;
}

export function loadError(errorText: string, url: string): LoadError {
  const code = errorText === BROKEN_ANSWER ? 'ERR_FAILED' : errorText.replace('net::', '');
  const errno = NUMBERS[code] ?? NUMBERS.ERR_FAILED;
  return Object.assign(new Error(`${code} (${errno}) loading '${url}'`), { code, errno, url });
}

/** How Chromium takes the broken answer by which the scheme server refuses. */
const BROKEN_ANSWER = 'net::ERR_RESPONSE_HEADERS_MULTIPLE_CONTENT_LENGTH';

const NUMBERS: Record<string, number> & { ERR_FAILED: number } = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_FILE_NOT_FOUND: -6,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_CONNECTION_REFUSED: -102,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_INTERNET_DISCONNECTED: -106,
  ERR_INVALID_URL: -300,
  ERR_UNKNOWN_URL_SCHEME: -302,
  ERR_EMPTY_RESPONSE: -324,
};
