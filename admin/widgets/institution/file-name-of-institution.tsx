/** The file name that a new institution will get, or has. */
export function FileNameOfInstitution({
  slug,
  isFixed,
  isTaken,
}: {
  slug: string;
  isFixed: boolean;
  isTaken: boolean;
}) {
  if (slug === "") return <p className="ct-note">Son nom de fichier sera formé de son nom.</p>;
  const said = isFixed
    ? "Nom de fichier, définitif : "
    : isTaken
      ? "Ce nom de fichier existe déjà : "
      : "Nom de fichier, définitif après l’enregistrement : ";
  return (
    <p className={isTaken ? "ct-note ct-note-wrong" : "ct-note"}>
      {said}
      <code className="ct-slug">{slug}</code>
    </p>
  );
}
