import { readForgeOptions } from "../../scripts/build/forge-options.ts";

const read = (values: Readonly<Record<string, string | boolean>>) => readForgeOptions(values);
const GITHUB = { backend: "github", repo: "asso/aides" };
const GITLAB = { backend: "gitlab", repo: "groupe/sous-groupe/aides" };

describe("the options of an admin on a forge", () => {
  it("ask for a pasted token when no login service is named", () => {
    expect(read(GITHUB)?.backend).toEqual({
      name: "contribution-github",
      repo: "asso/aides",
      branch: "main",
      api_root: "https://api.github.com",
      auth_type: "token",
    });
    expect(read({})).toBeUndefined();
  });

  it("let the page reach the forge's API and nothing else", () => {
    const policy = read(GITHUB)?.policy ?? "";
    expect(policy).toContain("connect-src 'self' blob: https://api.github.com;");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain("unsafe-eval");
    const pkce = read({ ...GITLAB, auth: "pkce", "app-id": "abc", "base-url": "https://git.example.org" });
    expect(pkce?.policy).toContain("connect-src 'self' blob: https://gitlab.com https://git.example.org;");
  });

  it("read a login service and a GitLab application", () => {
    expect(read({ ...GITHUB, "base-url": "https://login.example.org/" })?.backend).toMatchObject({
      auth_type: "popup",
      base_url: "https://login.example.org",
    });
    expect(read({ ...GITLAB, auth: "pkce", "app-id": "abc" })?.backend).toMatchObject({
      auth_type: "pkce",
      base_url: "https://gitlab.com",
      app_id: "abc",
    });
  });

  it.each([
    [{ repo: "asso/aides" }, "--repo goes with --backend"],
    [{ backend: "bitbucket", repo: "a/b" }, "Not a forge we know: bitbucket"],
    [{ backend: "github" }, "--repo owner/name"],
    [{ backend: "github", repo: "aides" }, "--repo owner/name"],
    [{ ...GITHUB, auth: "pkce", "app-id": "abc" }, "GitHub does not allow"],
    [{ ...GITHUB, auth: "popup" }, "--auth popup needs --base-url"],
    [{ ...GITHUB, auth: "password" }, "Not a way to log in"],
    [{ ...GITLAB, auth: "pkce" }, "--auth pkce needs --app-id"],
    [{ ...GITLAB, "open-authoring": true }, "GitHub only"],
    [{ ...GITHUB, "api-root": "javascript:alert(1)" }, "--api-root needs an address"],
    [{ ...GITHUB, "api-root": 'https://a"onload="x' }, "--api-root needs an address"],
  ])("refuse %j", (values, sentence) => {
    expect(() => read(values)).toThrow(sentence);
  });
});
