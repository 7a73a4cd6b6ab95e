"""Reading pages as a visitor's browser does: what a page says and where it leads."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from django.http import HttpResponse
from django.test import Client

# Elements without an end tag.
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"}
VOID |= {"source", "track", "wbr"}
LANDMARKS = {"header", "main", "footer"}
# Inside these a header or footer belongs to the part, not to the page.
SECTIONS = {"main", "article", "section", "aside", "nav"}
ASSETS = {("img", "src"), ("script", "src"), ("link", "href"), ("use", "href")}
ASSETS |= {("source", "srcset"), ("img", "srcset"), ("iframe", "src")}


class Reader(HTMLParser):
    """Collects what the guards ask for from one page."""

    def __init__(self, html: str):
        super().__init__()
        self.lang, self.title, self.open, self.problems = "", "", [], []
        self.headings, self.landmarks = [], []
        self.ids, self.links, self.assets = [], [], []
        self.feed(html)
        self.close()
        self.problems += [f"<{tag}> is never closed" for tag in self.open]

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag not in VOID:
            self.open.append(tag)
        if tag == "html":
            self.lang = given.get("lang")
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append(int(tag[1]))
        if tag in LANDMARKS and not SECTIONS & set(self.open[:-1]):
            self.landmarks.append(tag)
        if given.get("id"):
            self.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if given.get("rel") not in ("canonical", "alternate"):
            self.assets += [given[a] for t, a in ASSETS if t == tag and given.get(a)]
        self._complain(tag, given)

    def handle_startendtag(self, tag, attributes):
        """SVG writes <path/>."""
        self.handle_starttag(tag, attributes)
        self.handle_endtag(tag)

    def _complain(self, tag, given):
        for name in given:
            if name == "style" or name.startswith("on"):
                self.problems.append(f"<{tag} {name}=…>")
        # Data for search engines is no script: no browser runs it.
        is_data = given.get("type") == "application/ld+json"
        is_code = tag == "script" and not given.get("src") and not is_data
        if tag == "style" or is_code:
            self.problems.append(f"inline <{tag}>")
        if tag == "img" and "alt" not in given:
            self.problems.append("<img> without alt")

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> closes something else")
            self.open = []

    def handle_data(self, data):
        if self.open and self.open[-1] == "title" and "svg" not in self.open:
            self.title += data.strip()


@dataclass
class Page:
    address: str
    response: HttpResponse
    found_on: str

    def __post_init__(self):
        self.is_html = self.response.headers["Content-Type"].startswith("text/html")
        html = self.response.content.decode() if self.is_html else ""
        self.read = Reader(html)

    @property
    def path(self) -> str:
        return urlsplit(self.address).path


@dataclass
class Crawl:
    """Every public page that can be reached from the start page by links.

    Of one path with many queries, such as the weeks of a room, the first few.
    """

    client: Client
    queries: int = 8
    at_most: int = 600
    pages: dict[str, Page] = field(default_factory=dict)
    fragments: list[tuple[str, str, str]] = field(default_factory=list)

    def run(self) -> Crawl:
        waiting = [("/", "")]
        while waiting:
            address, found_on = waiting.pop(0)
            if address in self.pages or self._is_enough(address):
                continue
            page = Page(address, self.client.get(address), found_on)
            self.pages[address] = page
            for link in page.read.links:
                target, fragment = urldefrag(urljoin(address, link))
                if not is_ours(target):
                    continue
                if fragment:
                    self.fragments.append((address, target, fragment))
                waiting.append((target, address))
        return self

    def _is_enough(self, address: str) -> bool:
        path = urlsplit(address).path
        same_path = sum(page.path == path for page in self.pages.values())
        return same_path > self.queries or len(self.pages) >= self.at_most

    @property
    def html_pages(self) -> list[Page]:
        return [page for page in self.pages.values() if page.is_html]


def is_ours(target: str) -> bool:
    parts = urlsplit(target)
    return not parts.scheme and not parts.netloc and not is_private(parts.path)


def is_private(path: str) -> bool:
    return path.startswith(("/verwaltung/", "/static/", "/media/"))
