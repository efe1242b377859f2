"""A real browser without a window, for pages over a real socket."""

import shutil
from contextlib import contextmanager
from functools import wraps
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, sync_playwright
from playwright.sync_api import expect as expect  # whoever opens pages looks at them, too

from tests.standins.local_server import served as served  # whoever opens pages serves them, too

FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
LOOKS = ((375, "light"), (1440, "dark"))  # the colours do not hang on the width
AA = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}


def _until_it_is_there(act):
    """What may lead to another page ends with that page loaded, not with its first byte."""

    @wraps(act)
    def acted(self, *args, **options):
        act(self, *args, **options)
        self.page.wait_for_load_state()

    return acted


Locator.click = _until_it_is_there(Locator.click)
Locator.press = _until_it_is_there(Locator.press)


@contextmanager
def chromium():
    """Chromium of the machine, else the one that Playwright has fetched."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def opened(browser, width, scheme, scripts=False, zone=None):
    """A page in a window of this width, as somebody has set up their browser."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=scripts,
        timezone_id=zone,
    )  # fmt: skip
    yield context.new_page()
    context.close()


def is_accessible(page):
    """Whether axe finds nothing against WCAG 2.2 AA; else AssertionError with what it found."""
    found = Axe().run(page, options=AA).response["violations"]
    told = [(v["id"], v["help"], [n["html"][:160] for n in v["nodes"]]) for v in found]
    assert not told, told
    return True


def fits(page):
    """Whether nothing stands out to the side."""
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def shifted(page):
    """How far what stood there was moved by what came after it: web.dev's layout shift score."""
    return page.evaluate(
        """() => new Promise(done => {
          let moved = 0;
          new PerformanceObserver(seen => {
            for (const one of seen.getEntries()) if (!one.hadRecentInput) moved += one.value;
          }).observe({type: "layout-shift", buffered: true});
          setTimeout(() => done(moved), 50);
        })"""
    )


def small_targets(page):
    """What is to be clicked or typed in and is smaller than a finger; its label counts."""
    return page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, input, textarea")]
        .filter(e => e.checkVisibility())
        .map(e => [(e.closest("label") || e).getBoundingClientRect(), e.outerHTML.slice(0, 80)])
        .filter(([box]) => box.height < 44 || box.width < 44).map(([_, html]) => html)"""
    )


def picture(page, folder: Path, name: str):
    """A screenshot of the whole page, for somebody to look at."""
    page.screenshot(path=folder / f"{name}.png", full_page=True)
