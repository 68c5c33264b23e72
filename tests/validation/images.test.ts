import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { acceptImage, imageSize, MOST_BYTES, MOST_PIXELS } from "../../contribution/validation/images.ts";
import { chunk, JPEG, PNG, png } from "../support/images.ts";
import { holds } from "../support/random.ts";

const FRAME = JPEG.indexOf(Buffer.from([0xff, 0xc0]));
const SCAN = JPEG.indexOf(Buffer.from([0xff, 0xda]));

function segment(marker: number, data: string | Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, Buffer.from(data)]);
}

/** What a camera adds, in either order of bytes: which way up the photograph is, and where it was taken. */
function exif(orientation: number, little: boolean): Buffer {
  const tiff = Buffer.alloc(64);
  const short = (value: number, at: number) =>
    little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(little ? "II" : "MM");
  short(42, 2);
  long(8, 4);
  short(2, 8);
  short(0x8825, 10);
  short(0x0112, 22);
  short(3, 24);
  long(1, 26);
  short(orientation, 30);
  tiff.write("48.85 N 2.35 E", 40);
  return tiff;
}

const accepted = (file: string, bytes: Uint8Array) => {
  const image = acceptImage(file, bytes);
  return image.ok ? Buffer.from(image.bytes) : undefined;
};
const cleanPng = (bytes: Uint8Array) => accepted("img/a.png", bytes);
const cleanJpeg = (bytes: Uint8Array) => accepted("img/a.JPEG", bytes);
const reasonOf = (file: string, bytes: Uint8Array) => {
  const image = acceptImage(file, bytes);
  return image.ok ? "" : image.reason;
};

describe("an image that is stored", () => {
  it("is the same when it holds nothing but what draws it", () => {
    expect(cleanPng(PNG)).toEqual(PNG);
    expect(cleanJpeg(JPEG)).toEqual(JPEG);
  });

  it("loses what follows its end, its texts, where it was taken, and its animation", () => {
    const page = Buffer.from("<script>alert(1)</script>");
    const asides = [
      chunk("tEXt", "Author Camille"),
      chunk("acTL", Buffer.alloc(8)),
      chunk("fcTL", Buffer.alloc(26)),
      chunk("fdAT", Buffer.alloc(20)),
    ];
    expect(cleanPng(Buffer.concat([PNG.subarray(0, 33), ...asides, PNG.subarray(33), page]))).toEqual(PNG);
    const located = [segment(0xe1, "Exif GPS"), segment(0xfe, "Camille"), segment(0xed, "Photoshop")];
    expect(cleanJpeg(Buffer.concat([JPEG.subarray(0, 2), ...located, JPEG.subarray(2), page]))).toEqual(JPEG);
  });

  it.each([true, false])("keeps which way up it is shown, and no more (little end first: %s)", (little) => {
    const taken = exif(6, little);
    const photo = Buffer.concat([
      JPEG.subarray(0, 2),
      segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0"), taken])),
      JPEG.subarray(2),
    ]);
    const drawn = Buffer.concat([PNG.subarray(0, 33), chunk("eXIf", taken), PNG.subarray(33)]);
    for (const clean of [cleanJpeg(photo), cleanPng(drawn)]) {
      expect(clean?.includes(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]))).toBe(true);
      expect(clean?.includes("48.85")).toBe(false);
    }
    // What is kept is kept again.
    expect(cleanJpeg(cleanJpeg(photo) ?? photo)).toEqual(cleanJpeg(photo));
    expect(cleanPng(cleanPng(drawn) ?? drawn)).toEqual(cleanPng(drawn));
  });

  it("may be drawn in several passes, in four inks, with restarts or with bytes that fill", () => {
    const progressive = Buffer.from(JPEG);
    progressive[FRAME + 1] = 0xc2;
    const passes = Buffer.concat([
      progressive.subarray(0, -2),
      progressive.subarray(SCAN, -2),
      Buffer.from([0xff, 0xd0, 1, 2, 0xff, 0, 3, 0xff, 0xff]),
      progressive.subarray(-2),
    ]);
    expect(cleanJpeg(passes)).toBeDefined();
    const inks = segment(0xc0, Buffer.from([8, 0, 1, 0, 1, 4, 1, 17, 0, 2, 17, 0, 3, 17, 0, 4, 17, 0]));
    const adobe = segment(0xee, "Adobe\0\x64\0\0\0\0\x02");
    const cmyk = Buffer.concat([JPEG.subarray(0, FRAME), adobe, inks, JPEG.subarray(SCAN)]);
    expect(cleanJpeg(cmyk)?.includes("Adobe")).toBe(true);
  });

  it("is whole and sound: cut anywhere, or with a length that lies, it is refused in words", () => {
    for (const [file, image] of [
      ["img/a.png", PNG],
      ["img/a.jpg", JPEG],
    ] as const) {
      for (let length = 0; length < image.length; length++)
        expect(reasonOf(file, image.subarray(0, length))).toMatch(/n’est pas une image png ou jpg entière/);
      for (let at = 8; at + 2 < image.length; at++) {
        const lying = Buffer.from(image);
        for (const length of [0, 1, 2, 0x7fff, 0xffff]) {
          lying.writeUInt16BE(length, at);
          expect(typeof acceptImage(file, lying).ok).toBe("boolean");
        }
      }
    }
    expect(cleanJpeg(Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 4, 1, 1]))).toBeUndefined();
    const broken = Buffer.from(PNG);
    broken[broken.length - 20] = 0;
    expect(cleanPng(broken)).toBeUndefined();
  });

  it.each([
    [
      "logo.svg",
      '\ufeff<?xml version="1.0"?>\n<!-- Logo -->\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      "un dessin SVG, qui peut contenir un programme",
    ],
    ["logo.png", "<svg onload='alert(1)'/>", "un dessin SVG, qui peut contenir un programme"],
    ["logo.avif", "\0\0\0\x20ftypavif", "une image AVIF"],
    ["photo.jpg", "\0\0\0\x20ftypheic", "une photo HEIC"],
    ["logo.webp", "RIFF\0\0\0\0WEBPVP8 ", "une image WebP"],
    ["logo.gif", "GIF89a", "une image GIF"],
    ["logo.pdf", "%PDF-1.7", "un document PDF"],
  ])("of another format (%s) is refused by its name, with what to do", (file, text, format) => {
    const told = reasonOf(file, Buffer.from(text));
    expect(told).toBe(
      `« ${file} » est ${format} : seules les images png et jpg sont prises ici. Ouvrez ce fichier dans un logiciel d’images, enregistrez-le en png ou en jpg, puis choisissez-le de nouveau.`,
    );
  });

  it("of another format than its name says is told how to be renamed", () => {
    expect(reasonOf("logo.png", JPEG)).toContain("se termine par « .jpg »");
    expect(reasonOf("logo.jpg", PNG)).toContain("se termine par « .png »");
  });

  it("is accepted or refused in French, whatever the bytes are", () => {
    const starts = [PNG, JPEG, PNG.subarray(0, 8), JPEG.subarray(0, 3)].map((start) => [...start]);
    const edits = fc.array(fc.tuple(fc.nat(1000), fc.nat(255)), { maxLength: 6 });
    const made = fc.tuple(fc.constantFrom(...starts), edits, fc.uint8Array({ maxLength: 60 }), fc.nat(400));
    holds(
      fc.property(made, fc.constantFrom("img/a.png", "img/a.jpg"), ([start, changes, tail, cut], file) => {
        const bytes = Uint8Array.from([...start.slice(0, cut), ...tail]);
        for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
        const image = acceptImage(file, bytes);
        if (image.ok) expect(acceptImage(file, image.bytes)).toEqual(image);
        else expect(image.reason).toMatch(/«/);
        imageSize(bytes);
      }),
      3000,
    );
  });

  it("is of the format that its name announces", () => {
    expect(reasonOf("img/a.jpg", PNG)).toMatch(/annonce un autre format/);
    expect(reasonOf("img/a.png", JPEG)).toMatch(/annonce un autre format/);
  });

  it("is of a size and weight that a telephone can bear", () => {
    expect(cleanPng(png(MOST_PIXELS, MOST_PIXELS))).toBeDefined();
    expect(reasonOf("img/a.png", png(8192, 8192))).toMatch(/8192 × 8192 pixels, plus de 4096 de côté/);
    expect(reasonOf("img/a.png", png(1, MOST_PIXELS + 1))).toMatch(/1 × 4097 pixels/);
    const wide = Buffer.from(JPEG);
    wide.writeUInt16BE(8192, FRAME + 7);
    expect(reasonOf("img/a.jpg", wide)).toMatch(/8192 × 1 pixels/);
    const heavy = Buffer.concat([
      PNG.subarray(0, 33),
      chunk("tEXt", Buffer.alloc(MOST_BYTES)),
      PNG.subarray(33),
    ]);
    expect(reasonOf("img/a.png", heavy)).toMatch(/pèse 1001 Ko : au-dessus de 1000 Ko/);
  });

  it("says its size from its beginning", () => {
    expect(imageSize(png(300, 200).subarray(0, 40))).toEqual({ width: 300, height: 200 });
    expect(imageSize(JPEG.subarray(0, SCAN))).toEqual({ width: 1, height: 1 });
    expect(imageSize(deflateSync("x"))).toBeUndefined();
    const lying = Buffer.concat([
      png(300, 200).subarray(0, 33),
      chunk("eXIf", exif(6, true)),
      PNG.subarray(33),
    ]);
    expect(imageSize(lying)).toEqual({ width: 200, height: 300 });
  });
});
