/** Where git finds its configuration, and itself: all else could lead it to another repository. */
const KEPT = /^GIT_(CONFIG_(GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+)|EXEC_PATH)$/;

/** This process's environment, without what would lead git elsewhere, as a hook of git's inherits it. */
export function gitEnvironment(): Record<string, string | undefined> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith("GIT_") || KEPT.test(name),
  );
  return Object.fromEntries(inherited);
}
