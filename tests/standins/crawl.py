"""Somebody who opens every link they are shown, and sends every form: right, empty and hostile."""

import http.client
import re
from collections import Counter, deque
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from lxml import html
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

MARK = "<script>crawled()</script>"
HOSTILE = (
    MARK, f"\"'>{MARK}", "-1", "99999999999999999999", "word " * 700, "🦊👩‍👩‍👧" * 40,
    "\u202eמילים \u0661\u0662", "{{ 7 * 7 }} %s \\ ' OR 1=1 --", "a\r\nSet-Cookie: b=c\x00",
)  # fmt: skip
KEPT = {told.strip()[:20] for told in HOSTILE}
PLAUSIBLE = {"email": "pat@example.org", "number": "3", "date": "2026-03-25", "time": "09:00"}
REFUSED = {400, 403, 404, 409, 410, 413, 422}
# What only who reads can fill in: words that were changed, a name nobody has, what a seat is for.
REFUSING = {
    "prompts.publish",
    "groups.make",
    "groups.add",
    "groups.change_guests",
    "checkin.answer",
}
FINAL = re.compile(r"approve|publish|sign out|remove|delete|\bend |forget|leave|drop|call .* off|"
                   r"fine|strike|go out", re.IGNORECASE)  # fmt: skip
LEAVES = "/sign-in/out"
MOST = 4  # addresses of one kind: pages that differ in what is asked for only
OURS = ("", "facilitator.example.org")


@dataclass(frozen=True)
class Field:
    name: str
    kind: str
    value: str | None  # None: not sent, as it is not ticked or chosen
    choices: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True)
class Form:
    """A form with the one of its buttons that is used."""

    shape: tuple
    where: str
    method: str
    fields: tuple[Field, ...]
    button: str

    @property
    def weight(self):
        """What ends something is sent last, signing out at the very end."""
        if self.shape[0] == "signin.out":
            return 2
        return 1 if FINAL.search(self.button) else 0


@dataclass
class Page:
    """What was answered: its ``path`` is where it was found in the end."""

    path: str
    status: int
    kind: str
    text: str
    links: list[tuple[str, str, dict]] = field(default_factory=list)  # address, tag, headers
    forms: list[Form] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    number: int = 0  # how often something had been changed when it was opened


class Crawl:
    """One browser. ``faults`` are what no page may do; ``pages`` what opened, by its address.

    Where the service is below a path of its host, nothing it shows or sets may leave that path.
    """

    def __init__(self, app, url, never=(), refusing=()):
        self._address, self._prefix = urlsplit(url)[1:3]
        self._map = app.url_map.bind("localhost")
        self._never, self._refusing = never, refusing
        self._changes = 0
        self._known, self._kinds, self._sent = set(), Counter(), set()
        self._waiting = deque()
        self.cookie = ""
        self.faults, self.pages, self.reached, self.requests = [], {}, set(), 0

    def sign_in(self, link):
        """By the button on the page that a mailed link opens."""
        page = self.open(path_of(link))
        self.send(next(form for form in page.forms if form.shape[0] == "signin.use"), _filled)
        assert self.cookie
        self.pages.clear()

    def walk(self, *starts):
        """Open all that can be reached by links from here."""
        for start in starts:
            self._add(path_of(start), "the start")
        while self._waiting:
            path, shown_on, headers = self._waiting.popleft()
            page = self.open(path, headers)
            if page.status >= 400:
                self._fault(f"dead link to {path} on {shown_on}: {page.status}")
                continue
            fragment = urlsplit(path).fragment
            if fragment and page.kind == "text/html" and fragment not in page.ids:
                self._fault(f"{path}, linked on {shown_on}, has no #{fragment}")

    def send_all(self, tried=None):
        """Send every form there is, and those that come up by it, until there are no new ones.

        What was ``tried`` already, by anybody, is sent only as its page filled it in. Signing out
        comes last; then nothing of before opens any more.
        """
        tried = set() if tried is None else tried
        for weight in (0, 1):
            while found := self._next(weight):
                form, home = found
                self._sent.add(form.shape)
                wrong = () if form.shape in tried else WRONG
                for way in (*wrong, _filled) if weight else (_filled, *wrong):
                    self._try(form, home, way)
                tried.add(form.shape)
                self.walk()
        if found := self._next(2):
            self.send(found[0], _filled)

    def _next(self, weight):
        """A form that was not sent yet, on a page as it is now."""
        for path in list(self.pages):
            if any(self._is_new(form, weight) for form in self.pages[path].forms):
                for form in self._now(path).forms:
                    if self._is_new(form, weight):
                        return form, path
        return None

    def _is_new(self, form, weight):
        return form.shape not in self._sent and form.weight == weight

    def _now(self, path):
        """The page as it is after all that was sent meanwhile."""
        page = self.pages[path]
        return page if page.number == self._changes else self.open(path)

    def _try(self, form, home, way):
        """Send the form in one way, as it stands on its page now; it may be gone."""
        found = next((one for one in self._now(home).forms if one.shape == form.shape), None)
        if found is None or (way is not _filled and way(found) == _filled(found)):
            return
        answer = self.send(found, way)
        is_lenient = way in WRONG or _guesses(found) or found.shape[0] in self._refusing
        allowed = REFUSED if is_lenient else set()
        if answer.status >= 400 and answer.status not in allowed:
            told = " ".join(html.fromstring(answer.text or "-").text_content().split())[:300]
            self._fault(f"{way.__name__[1:]} {form.shape} on {home}: {answer.status} {told}")

    def send(self, form, way):
        """Send it; the page that is shown in the end."""
        given = way(form)
        if form.method == "get":
            return self.open(f"{form.where.partition('?')[0]}?{urlencode(given)}")
        return self._ask("POST", form.where, urlencode(given))

    def open(self, path, headers=None):
        return self._ask("GET", path, headers=headers)

    def _ask(self, method, path, body=None, headers=None):
        """One request, and those it is sent on to."""
        for _ in range(5):
            status, answer, told = self._request(method, path, body, headers)
            if method == "POST" and status < 400:
                self._changes += 1
            if status not in (301, 302, 303):
                break
            path, method, body = urljoin(path, answer.headers["Location"]), "GET", None
            if not path.startswith(f"{self._prefix}/"):
                self._fault(f"a redirect leads to {path}")
        page = self._read(path, status, answer.headers.get_content_type(), told)
        if method == "GET" and status == 200:
            self.reached.add((path, *self._endpoint(path)))
            if not headers:
                self.pages[path.partition("#")[0]] = page
        return page

    def _request(self, method, path, body, headers):
        self.requests += 1
        connection = http.client.HTTPConnection(self._address, timeout=30)
        more = {"Accept": "text/html,*/*;q=0.8", "Sec-Fetch-Site": "same-origin", **(headers or {})}
        if self.cookie:
            more["Cookie"] = f"facilitator={self.cookie}"
        if body is not None:
            more["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path.partition("#")[0], body, more)
        answer = connection.getresponse()
        told = answer.read().decode(errors="replace")
        connection.close()
        if set_to := re.search(r"facilitator=([^;]*)", answer.headers.get("Set-Cookie", "")):
            self.cookie = set_to[1]
            if f"; Path={self._prefix}/;" not in answer.headers["Set-Cookie"] + ";":
                self._fault(f"a cookie is {answer.headers['Set-Cookie']}")
        return answer.status, answer, told

    def _read(self, path, status, kind, text):
        page = Page(path, status, kind, text, number=self._changes)
        if status >= 500:
            self._fault(f"{path}: {status}")
        for word in ("Traceback", MARK, *self._never):
            if word in text:
                self._fault(f"{path} has {word!r} in it")
        if kind == "text/html" and text.strip() and "/static/" not in path:
            tree = html.fromstring(text)
            for told in tree.xpath("//@*[starts-with(., '/')]"):
                if not told.startswith(f"{self._prefix}/"):
                    self._fault(f"{path} has {told!r} in it, which is not below {self._prefix}")
            page.ids = {*tree.xpath("//@id"), "", "top"}
            self._read_links(page, tree)
            page.forms = [form for tag in tree.iter("form") for form in self._forms(page, tag)]
        return page

    def _read_links(self, page, tree):
        for tag in tree.xpath("//*[@href or @src or @hx-get]"):
            if tag.tag == "a" and not _text_of(tag):
                self._fault(f"{page.path} has a link without a text to {tag.get('href')}")
            for name in ("href", "src", "hx-get"):
                to = tag.get(name)
                if to is None or urlsplit(to).scheme not in ("", "http", "https"):
                    continue
                parts = urlsplit(urljoin(page.path, to))
                if urlsplit(to).netloc not in (*OURS, self._address):
                    continue
                if to.startswith("#"):
                    if parts.fragment not in page.ids:
                        self._fault(f"{page.path} has no {to}")
                    continue
                headers = {"HX-Request": "true"} if name == "hx-get" else None
                self._add(parts._replace(scheme="", netloc="").geturl(), page.path, headers)

    def _add(self, path, shown_on, headers=None):
        bare = path.partition("#")[0]
        endpoint, args = self._endpoint(path)
        key = (path if "#" in path else bare, bool(headers))
        names = tuple(sorted(name for name, _ in parse_qsl(urlsplit(bare).query)))
        kind = (endpoint, names, bool(headers), *([args] if not names else []))
        if key in self._known or self._kinds[kind] >= MOST:
            return
        self._known.add(key)
        self._kinds[kind] += 1
        self._waiting.append((path, shown_on, headers))

    def _forms(self, page, tag):
        """The form, once for each of its buttons."""
        own = [*tag.iter("input", "select", "textarea", "button")]
        if tag.get("id"):
            own += tag.xpath(f"//*[@form='{tag.get('id')}']")
        fields = tuple(one for found in own if (one := _field(found)) is not None)
        buttons = [b for b in own if b.tag == "button" and b.get("type", "submit") == "submit"]
        for button in buttons or [None]:
            pressed = {} if button is None else button.attrib
            where = urljoin(page.path, pressed.get("formaction") or tag.get("action") or page.path)
            method = (pressed.get("formmethod") or tag.get("method") or "get").lower()
            more = ()
            if pressed.get("name"):
                more = (Field(pressed["name"], "button", pressed.get("value", "")),)
            endpoint, _ = self._endpoint(where, method.upper())
            if endpoint == "none":
                self._fault(f"{page.path} has a form that leads nowhere: {where}")
            said = tuple(f.value for f in fields if f.name in ("do", "place")) + more
            shape = (endpoint, method, tuple(sorted({f.name for f in fields})), said)
            called = "" if button is None else f"{_text_of(button)} {pressed.get('value', '')}"
            yield Form(shape, where, method, fields + more, called)

    def _endpoint(self, path, method="GET"):
        try:
            bare = urlsplit(path).path.removeprefix(self._prefix)
            endpoint, args = self._map.match(bare, method)
        except RequestRedirect as to:
            return self._endpoint(to.new_url, method)
        except HTTPException:
            return "none", ()
        return endpoint, tuple(sorted(args.items()))

    def _fault(self, told):
        if told not in self.faults:
            self.faults.append(told)


def path_of(link):
    """An address of ours without its host."""
    return urlsplit(link)._replace(scheme="", netloc="").geturl()


def _text_of(tag):
    named = [tag.get("aria-label", ""), tag.get("title", ""), *tag.xpath(".//img/@alt")]
    return " ".join(f"{tag.text_content()} {' '.join(named)}".split())


def _field(tag):
    name, kind = tag.get("name"), tag.tag if tag.tag != "input" else tag.get("type", "text")
    if not name or kind in ("button", "submit") or tag.get("disabled") is not None:
        return None
    required, value, choices = tag.get("required") is not None, tag.get("value", ""), ()
    if kind == "textarea":
        value = (tag.text or "").removeprefix("\n")
    if kind == "select":
        options = tag.xpath(".//option")
        choices = tuple(o.get("value", o.text or "") for o in options)
        chosen = [o.get("value", o.text or "") for o in options if o.get("selected") is not None]
        value = (chosen or choices or ("",))[0]
    if kind in ("radio", "checkbox") and tag.get("checked") is None:
        return Field(name, kind, None, (value or "on",), required)
    return Field(name, kind, value, choices, required)


def _guesses(form):
    """Whether it asks for what a page cannot fill in, or holds what was kept of a wrong try."""
    return any(one.kind in ("file", "password") or _is_kept(one) for one in form.fields)


def _is_kept(one):
    return (one.value or "").strip()[:20] in KEPT


def _filled(form):
    """As the page filled it in; what a browser insists on is given, what was hostile is righted."""
    given = {}
    for one in form.fields:
        if one.kind != "hidden" and _is_kept(one):
            given[one.name] = PLAUSIBLE.get(one.kind, "Something true.")
        elif one.value is not None and (one.value or not one.required):
            given[one.name] = one.value
        elif (one.required or one.kind == "radio") and one.name not in given:
            given[one.name] = (one.choices or (PLAUSIBLE.get(one.kind, "Something true."),))[0]
    return given


def _emptied(form):
    """Nothing is chosen or written."""
    empty = {f.name: "" for f in form.fields if f.kind not in ("hidden", "radio", "checkbox")}
    return {**_kept(form, "hidden", "button"), **{n: "" for n in empty if not _is_pressed(form, n)}}


def _hostile(form):
    """Whatever can be written or chosen is something nobody expects."""
    visible = [f.name for f in form.fields if f.kind not in ("hidden", "button")]
    return {**_kept(form, "hidden", "button"), **_evil(visible, len(form.shape[2]))}


def _forged(form):
    """What the page wrote down for itself is changed, but for the token that says it is ours."""
    hidden = [f.name for f in form.fields if f.kind == "hidden" and f.name != "token"]
    return {**_filled(form), **_evil(hidden, len(form.where))}


def _evil(names, start):
    return {name: HOSTILE[(start + at) % len(HOSTILE)] for at, name in enumerate(names)}


def _kept(form, *kinds):
    return {f.name: f.value for f in form.fields if f.kind in kinds}


def _is_pressed(form, name):
    return any(f.kind == "button" and f.name == name for f in form.fields)


WRONG = (_forged, _emptied, _hostile)
