// Visits pages with one old browser and prints, as JSON, what went wrong.
// Standard input: {program, site, pictures, people: [{username, password, paths, finding}]};
// `finding` is the address of a review on which one finding is chosen, which saves itself.
const fs = require("fs");
const path = require("path");
const puppeteer = require("puppeteer-core");

const SIZES = [
  { width: 1366, height: 768 },
  { width: 320, height: 640 },
];
const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--single-process", "--no-zygote"];
const START_MS = 20_000;
const STARTS = 5;
const TOO_WIDE =
  "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth > 0";

async function main(task) {
  const { browser, page } = await started(task.program);
  const seen = { version: await browser.version(), faults: [], screens: 0, answers: 0 };
  watch(page, task.site, seen);
  for (const person of task.people) {
    if (person.username) await signIn(page, task.site, person);
    for (const address of person.paths) await look(page, task, person, address, seen);
    if (person.finding) await saveFinding(page, task.site + person.finding, seen);
    await forget(page, task.site);
  }
  browser.process().kill("SIGKILL");
  return seen;
}

// In one process with its pages, Chromium 86 now and then comes to a stand before it has a page; it
// is then killed and started again. For the same reason the page from the start is the only one.
async function started(program) {
  const libraries = path.join(path.dirname(program), "lib");
  for (let attempt = 1; ; attempt += 1) {
    const browser = await puppeteer.launch({
      executablePath: program,
      args: ARGUMENTS,
      env: { ...process.env, LD_LIBRARY_PATH: libraries },
    });
    const pages = browser.pages().catch(() => []);
    const late = new Promise((resolve) => setTimeout(resolve, START_MS, []).unref());
    const [page] = await Promise.race([pages, late]);
    if (page) return { browser, page };
    browser.process().kill("SIGKILL");
    if (attempt === STARTS) throw new Error(`${program} does not start`);
  }
}

function watch(page, site, seen) {
  page.on("console", (said) => {
    if (["error", "warning"].includes(said.type())) seen.faults.push(`console: ${said.text()}`);
  });
  page.on("pageerror", (error) => seen.faults.push(`script: ${error.message}`));
  page.on("request", (asked) => {
    const url = asked.url();
    if (url.startsWith("http") && !url.startsWith(`${site}/`)) seen.faults.push(`asks elsewhere: ${url}`);
  });
  page.on("response", (answer) => {
    seen.answers += 1;
    if (answer.status() >= 400) seen.faults.push(`${answer.status()}: ${answer.url()}`);
  });
}

async function signIn(page, site, person) {
  await page.goto(`${site}/desk/sign-in/`);
  await page.type("[name=username]", person.username);
  await page.type("[name=password]", person.password);
  await Promise.all([page.waitForNavigation(), page.click("main [type=submit]")]);
}

async function look(page, task, person, address, seen) {
  await page.goto(task.site + address);
  seen.screens += 1;
  for (const size of SIZES) {
    await page.setViewport(size);
    if (await page.evaluate(TOO_WIDE)) seen.faults.push(`${address} scrolls sideways at ${size.width}`);
    const name = `${person.username || "public"}-${seen.screens}-${size.width}.png`;
    if (task.pictures) await page.screenshot({ path: path.join(task.pictures, name) });
  }
  if (person.username && (await page.evaluate("typeof htmx")) !== "object")
    seen.faults.push(`${address}: htmx did not start`);
}

async function saveFinding(page, address, seen) {
  await page.goto(address);
  await page.click("fieldset.finding input[type=radio]");
  await page.waitForSelector("fieldset.finding .tag.good");
  seen.saved = await page.$eval("fieldset.finding .tag.good", (one) => one.textContent);
}

async function forget(page, site) {
  const cookies = await page.cookies(site);
  if (cookies.length) await page.deleteCookie(...cookies);
}

main(JSON.parse(fs.readFileSync(0, "utf-8")))
  .then((seen) => console.log(JSON.stringify(seen)))
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
