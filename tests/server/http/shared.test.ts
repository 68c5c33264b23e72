import { createServer } from "../../../server/http/create-server.ts";
import { createTestRepository, VELO } from "../temporary-repository.ts";

const CAMILLE = { name: "Camille Martin", email: "camille@example.org" };

describe("a server that others reach", () => {
  it.each([
    [true, undefined, "Contribution <contribution@localhost>"],
    [true, CAMILLE, "Camille Martin <camille@example.org>"],
    [false, undefined, "Operator <operator@example.org>"],
  ])(
    "signs what nobody signed for nobody, never as its operator (shared: %s, %j)",
    async (isShared, author, expected) => {
      const test = createTestRepository();
      test.git("config", "user.name", "Operator");
      test.git("config", "user.email", "operator@example.org");
      const server = await createServer({
        repository: await test.open(),
        adminDirectory: test.folder(),
        isShared,
      });
      const post = async (action: string, params: object) => {
        const { statusCode } = await server.inject({
          method: "POST",
          url: "/api/v1",
          headers: { "content-type": "application/json" },
          payload: JSON.stringify({ action, params, author }),
        });
        expect(statusCode).toBe(200);
      };
      const name = { collection: "benefits_javascript", slug: "region_test-aide-velo" };
      const dataFiles = [
        { path: VELO, slug: name.slug, raw: `${test.git("show", `main:${VELO}`)}\n# relu\n` },
      ];
      await post("persistEntry", { dataFiles, assets: [], options: { useWorkflow: true } });
      await post("persistEntry", { dataFiles, assets: [], options: { useWorkflow: false } });
      const made = test.git("log", "--all", "--not", "main~1", "--format=%an <%ae>").trim().split("\n");
      expect(new Set(made)).toEqual(new Set([expected]));
      await server.close();
      test.dispose();
    },
  );
});
