// Runs before anything else of the page, so it shows what was there first.
window.early = {
  api: typeof window.api,
  leak: typeof window.isolatedSecret,
  require: typeof window.require,
  process: typeof window.process,
  standin: Object.getOwnPropertyNames(window).filter((name) => /standin/i.test(name)),
};
