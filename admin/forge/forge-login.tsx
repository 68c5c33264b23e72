import { NetlifyAuthenticator, PkceAuthenticator } from "decap-cms-lib-auth";
import { type ComponentType, type FormEvent, type JSX, useEffect, useState } from "react";
import { unbreakable } from "../locale/typography.ts";
import type { Credentials } from "./session.ts";

/** A kind of access token that somebody makes on a forge. */
interface TokenKind {
  /** What one makes there, which is the link to its page. */
  readonly link: string;
  /** Where it is made; `owner` is that of the catalogue. */
  page(owner: string): string;
  /** What follows the link: the rights to tick there. */
  readonly rights: string;
}

/** What differs between the login pages of the forges. */
export interface LoginTexts {
  readonly forge: string;
  /** Decap's name for the forge, which a login service is told. */
  readonly provider: "github" | "gitlab";
  /** The token of somebody who may write to the catalogue. */
  readonly token: TokenKind;
  /** The token of somebody who proposes from a copy, where the forge can be used so. */
  readonly tokenToPropose?: TokenKind;
}

interface LoginConfig {
  readonly backend: {
    readonly repo: string;
    /** `token`: the person pastes one; `popup`: a login service; `pkce`: the forge's own page. */
    readonly auth_type?: "token" | "popup" | "pkce";
    readonly base_url?: string;
    readonly auth_endpoint?: string;
    readonly app_id?: string;
    readonly open_authoring?: boolean;
  };
}

/** What Decap gives the component that stands before the admin. */
export interface ForgeLoginProps {
  onLogin(credentials: Credentials): void;
  readonly config: LoginConfig;
  readonly siteId?: string;
  readonly error?: string;
  readonly inProgress?: boolean;
}

/** The page on which somebody says who they are to a forge. */
export function loginPage(texts: LoginTexts): ComponentType<ForgeLoginProps> {
  return function ForgeLogin(props: ForgeLoginProps): JSX.Element {
    const { backend } = props.config;
    const [problem, setProblem] = useState("");
    const said = props.error ? sentenceOf(props.error) : problem;
    // Decap never says that a login which failed is over.
    const inner = { ...props, inProgress: props.inProgress === true && said === "" };
    const byForge = backend.auth_type === "popup" || backend.auth_type === "pkce";
    return (
      <main className="contribution-login">
        <h1>Contribution</h1>
        <p>
          Vous allez modifier le catalogue « {backend.repo} », sur {texts.forge}.
        </p>
        {backend.open_authoring && (
          <p>
            Si votre compte ne peut pas y écrire, une copie du catalogue sera créée à votre nom sur{" "}
            {texts.forge} ; vos propositions partiront de cette copie, et l’équipe les relira.
          </p>
        )}
        {said !== "" && (
          <p role="alert" className="contribution-login-problem">
            {unbreakable(said)}
          </p>
        )}
        {byForge ? (
          <ForgeButton {...inner} texts={texts} onProblem={setProblem} />
        ) : (
          <TokenForm {...inner} texts={texts} />
        )}
      </main>
    );
  };
}

interface ButtonProps extends ForgeLoginProps {
  readonly texts: LoginTexts;
  onProblem(sentence: string): void;
}

/** A button that leads to the forge's own page, in a window of its own or in the place of this one. */
function ForgeButton({ config, siteId, texts, inProgress, onLogin, onProblem }: ButtonProps): JSX.Element {
  const { base_url = "", auth_endpoint, app_id = "", auth_type, open_authoring } = config.backend;
  const answered = (error: unknown, data?: Credentials): void => {
    if (data?.token) onLogin(data);
    else onProblem(`La connexion à ${texts.forge} n’a pas abouti (${String(error)}). Réessayez.`);
  };
  const pkce = (): PkceAuthenticator =>
    new PkceAuthenticator({
      base_url,
      auth_endpoint: auth_endpoint ?? "oauth/authorize",
      auth_token_endpoint: "oauth/token",
      auth_token_endpoint_content_type: "application/json; charset=utf-8",
      app_id,
    });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the forge's page leads back here
  useEffect(() => {
    if (auth_type === "pkce") void pkce().completeAuth(answered);
  }, []);
  const open = (): void => {
    if (auth_type === "pkce") void pkce().authenticate({ scope: "api" }, answered);
    else {
      const scope = texts.provider === "gitlab" ? "api" : open_authoring ? "public_repo" : "repo";
      const options = {
        base_url,
        ...(auth_endpoint && { auth_endpoint }),
        ...(siteId && { site_id: siteId }),
      };
      new NetlifyAuthenticator(options).authenticate({ provider: texts.provider, scope }, answered);
    }
  };
  return (
    <button type="button" disabled={inProgress} onClick={open}>
      {inProgress ? "Connexion…" : `Se connecter avec ${texts.forge}`}
    </button>
  );
}

/** A form for an access token that the person made on the forge: no service of anybody's is needed. */
function TokenForm({
  config: { backend },
  texts,
  inProgress,
  onLogin,
}: ForgeLoginProps & { readonly texts: LoginTexts }): JSX.Element {
  const [token, setToken] = useState("");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (token.trim() !== "") onLogin({ token: token.trim() });
  };
  return (
    <form onSubmit={submit}>
      <label htmlFor="contribution-token">Jeton d’accès {texts.forge}</label>
      <input
        id="contribution-token"
        type="password"
        autoComplete="off"
        spellCheck={false}
        required
        aria-describedby="contribution-token-help"
        value={token}
        onChange={(event) => setToken(event.target.value)}
      />
      <div id="contribution-token-help">
        <p>
          Un jeton remplace votre mot de passe. Il reste dans ce navigateur jusqu’à ce que vous vous
          déconnectiez.
        </p>
        <WhichToken texts={texts} backend={backend} />
      </div>
      <button type="submit" disabled={inProgress}>
        {inProgress ? "Connexion…" : "Se connecter"}
      </button>
    </form>
  );
}

/** Which token serves whom: the forge does not let every kind propose from a copy. */
function WhichToken({
  texts: { token, tokenToPropose },
  backend: { repo, open_authoring },
}: {
  readonly texts: LoginTexts;
  readonly backend: LoginConfig["backend"];
}): JSX.Element {
  const toMake = ({ link, page, rights }: TokenKind): JSX.Element => (
    <>
      <a href={page(repo.split("/")[0] ?? "")} target="_blank" rel="noreferrer" title="Nouvelle fenêtre">
        {unbreakable(link)}
      </a>{" "}
      {unbreakable(rights)}.
    </>
  );
  if (!open_authoring || !tokenToPropose) return <p>Créez {toMake(token)}</p>;
  return (
    <ul>
      <li>Vous êtes de l’équipe, et votre compte peut écrire dans le catalogue : créez {toMake(token)}</li>
      <li>Vous n’en êtes pas, et vous proposez depuis une copie : créez {toMake(tokenToPropose)}</li>
    </ul>
  );
}

/** Decap gives the error as text: a refusal's is its sentence, another one's begins with its class. */
function sentenceOf(error: string): string {
  return /^\w*Error\b/.test(error)
    ? "La connexion n’a pas abouti. Vérifiez votre connexion à Internet, puis réessayez."
    : error;
}
