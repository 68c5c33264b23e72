import { openRepository } from "../../../server/repository/repository.ts";

/**
 * Opens the repository of its folder and publishes a draft, if one is named; prints what it was answered. What is to
 * be cut is the opening or, with a draft, its publication.
 */
async function publishOnce(slug: string | undefined): Promise<void> {
  const { CUT = "" } = process.env;
  if (slug) process.env.CUT = "";
  try {
    const repository = await openRepository({ directory: process.cwd() });
    process.env.CUT = CUT;
    const answer = slug ? await repository.publish("benefits_javascript", slug) : {};
    console.log(JSON.stringify({ answer, steps: Number(process.env.STEPS) }));
    process.env.CUT = "";
    repository.close();
  } catch (error) {
    console.log(JSON.stringify({ error: (error as Error).message, steps: Number(process.env.STEPS) }));
    process.exit(2);
  }
}

await publishOnce(process.argv[2]);
