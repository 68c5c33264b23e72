import { refusedBy } from "../../admin/forge/forge-request.ts";

describe("what a person is told when a forge", () => {
  it.each([
    [
      "wants a single sign-on",
      403,
      "Resource protected by organization SAML enforcement.",
      /connexion unique/,
    ],
    [
      "finds no right in the token",
      403,
      "Resource not accessible by personal access token",
      /n’a pas les droits/,
    ],
    ["finds no scope in the token", 403, "insufficient_scope", /n’a pas les droits/],
    [
      "takes no token of that sort",
      403,
      "`asso` forbids access via a personal access token (classic).",
      /sorte de jeton/,
    ],
    ["has archived the repository", 403, "Repository was archived so is read-only.", /archivé/],
    ["sees a secret", 409, "Repository rule violations found Secret detected in content", /clé secrète/],
    ["finds a file too large", 422, "Sorry, your input was too large to process.", /trop lourd/],
  ])("%s says so, and what to do", (_, status, words, sentence) => {
    const { message } = refusedBy("GitHub", status, words);
    expect(message).toMatch(sentence);
    expect(message).toContain("Rien n’a été changé");
  });

  it("says it by a header alone", () => {
    const headers = new Headers({ "x-github-sso": "required; url=https://example.org" });
    expect(refusedBy("GitHub", 403, "Forbidden", headers).message).toMatch(/connexion unique/);
  });
});
