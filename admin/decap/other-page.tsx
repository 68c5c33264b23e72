import NotFoundPage from "decap-cms-core/dist/esm/components/App/NotFoundPage.js";
import type { JSX } from "react";
import { SimulatorPage } from "../simulator/simulator-page.tsx";

/** What the router gives. */
interface RouteProps {
  readonly location: { readonly pathname: string };
}

/** The addresses that Decap does not know: our own page, or nothing. */
// A default export, because the module that it stands for has one.
export default function OtherPage({ location }: RouteProps): JSX.Element {
  return location.pathname === "/simulateur" ? <SimulatorPage /> : <NotFoundPage />;
}
