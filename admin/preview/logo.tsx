import { useState } from "react";

/** A logo, taken from Decap so that one just added shows too; nothing when there is none or it cannot be read. */
export function Logo({
  path,
  name,
  getAsset,
}: {
  path: string | undefined;
  name: string;
  /** Decap's: a path to something whose text is an address. */
  getAsset: (path: string) => unknown;
}) {
  const [broken, setBroken] = useState("");
  const address = path ? String(getAsset(path) ?? "") : "";
  if (address === "" || address === broken) return null;
  return <img className="cp-logo" src={address} alt={name} onError={() => setBroken(address)} />;
}
