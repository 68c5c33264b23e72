// How ajv counts the characters of a text: pairs of surrogates, which few texts hold, are one.
exports.default = (text) => (/[\ud800-\udfff]/.test(text) ? Array.from(text).length : text.length);
