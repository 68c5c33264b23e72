import fc from "fast-check";
import { cleanImage } from "../../../server/repository/clean-image.ts";
import { holds } from "../../support/random.ts";
import { PNG } from "../temporary-repository.ts";

/** A grey jpeg of 1 × 1 pixel. */
const JPEG = Buffer.from(
  "/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==",
  "base64",
);

function chunk(name: string, data: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(name + data), Buffer.alloc(4)]);
}

function segment(marker: number, data: string): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, Buffer.from(data)]);
}

describe("an image that is stored", () => {
  it("is the same when it holds nothing but what draws it", () => {
    expect(cleanImage(PNG)).toEqual({ type: "image/png", bytes: PNG });
    expect(cleanImage(JPEG)).toEqual({ type: "image/jpeg", bytes: JPEG });
  });

  it("loses what follows its end, its texts, and where it was taken", () => {
    const page = Buffer.from("<script>alert(1)</script>");
    const told = Buffer.concat([
      PNG.subarray(0, 33),
      chunk("tEXt", "Author Camille"),
      PNG.subarray(33),
      page,
    ]);
    expect(cleanImage(told)?.bytes).toEqual(PNG);
    const located = [
      JPEG.subarray(0, 2),
      segment(0xe1, "Exif GPS"),
      segment(0xfe, "Camille"),
      JPEG.subarray(2),
      page,
    ];
    expect(cleanImage(Buffer.concat(located))?.bytes).toEqual(JPEG);
  });

  it("is whole, whatever the bytes are", () => {
    const damaged = fc.tuple(fc.constantFrom(PNG, JPEG), fc.nat(200), fc.nat(255), fc.nat(200));
    holds(
      fc.property(damaged, ([image, at, byte, length]) => {
        const bytes = Buffer.from(image);
        bytes[at % bytes.length] = byte;
        const clean = cleanImage(bytes);
        expect(clean === undefined || cleanImage(clean.bytes)?.bytes.length === clean.bytes.length).toBe(
          true,
        );
        const cut = image.subarray(0, length);
        expect(cleanImage(cut) === undefined || length >= image.length).toBe(true);
      }),
      2000,
    );
  });
});
