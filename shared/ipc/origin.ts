/** The scheme from which the windows' pages are served, and the one host that exists in it. */
export const appScheme = 'app';
export const appHost = 'bundle';
export const appOrigin = `${appScheme}://${appHost}`;
