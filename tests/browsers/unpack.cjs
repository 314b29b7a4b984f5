// Unpacks the two old browsers beside their packages: node unpack.cjs FOLDER
const { execFileSync } = require("child_process");
const fs = require("fs");
const path = require("path");
const zlib = require("zlib");

const PACKAGES = { 86: "chrome-aws-lambda", 109: "@sparticuz/chromium" };

for (const [version, name] of Object.entries(PACKAGES)) {
  const from = path.join(__dirname, "node_modules", name, "bin");
  const to = path.join(process.argv[2], version);
  fs.mkdirSync(to, { recursive: true });
  for (const library of ["aws", "swiftshader"]) {
    const packed = fs.readFileSync(path.join(from, `${library}.tar.br`));
    execFileSync("tar", ["-xf", "-", "-C", to], { input: zlib.brotliDecompressSync(packed) });
  }
  const program = zlib.brotliDecompressSync(fs.readFileSync(path.join(from, "chromium.br")));
  fs.writeFileSync(path.join(to, "chromium"), program, { mode: 0o755 });
}
