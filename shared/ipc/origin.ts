/** The scheme from which the windows' pages are served. */
export const appScheme = 'app';
/** The one host that exists in it. */
export const appHost = 'bundle';
/** The origin of every page of ours: whoever calls from another one is refused. */
export const appOrigin = `${appScheme}://${appHost}`;
