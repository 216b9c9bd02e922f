"""Pages: the article in one, without menus, advertisements and comments, and what the page says of it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from trafilatura import bare_extraction

from bot.intake.ways.declarations import declared_day
from bot.intake.ways.encodings import decoded
from bot.intake.ways.markup import text_of_tree, tree_of
from bot.intake.ways.passages import Passage, Refusal

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})|<\?xml[^>]{0,99}encoding=["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_LOOKED_AT = 4096  # bytes; https://html.spec.whatwg.org/#determining-the-character-encoding asks for 1,024
_SHORTEST = 80  # characters of what counts as an article found
_NO_SEARCH = {"extensive_search": False, "original_date": True}  # days are looked for in `declarations`
_ELSEWHERE = re.compile(
    r"[-*•>\s]{0,5}(?:(?:baca juga|baca selengkapnya|simak juga|lihat juga|artikel terkait|berita terkait|read also"
    r"|also read|read more|see also|related)\s{0,3}:.{0,300}|advertisement|iklan|scroll to (?:continue|resume)"
    r"(?: with)? content)$",
    re.IGNORECASE,
)
_SITE = re.compile(r"\s?[-|–—»·]\s(?P<name>[^-|–—»·]{2,40})")
_SAME_SITE = re.compile(r"^(?:www|m|amp|mobile)\.")


def page_passage(data: bytes, charset: str, url: str) -> Passage:
    """The article of a page; `charset` is what its carrier declares, `url` where it was found, "": in a file.

    Raises:
        Refusal: It holds no text.
    """
    text, remarks = decoded(data, charset or _own_charset(data))
    tree = tree_of(text)
    if tree is None:
        raise Refusal("empty")
    language, published = tree.get("lang") or "", declared_day(tree)  # the extraction takes the tree apart
    whole_title = " ".join((tree.findtext(".//title") or "").split())
    found = bare_extraction(
        tree, url=url or None, with_metadata=True, include_comments=False, date_extraction_params=_NO_SEARCH
    )
    article = _said(found, "text")
    if len(article) < _SHORTEST and len(whole := text_of_tree(tree_of(text))) >= len(article):
        article, remarks = whole, (*remarks, ("whole page", ""))
    article, links = _without_links(article)
    address, doubts = _own_address(_said(found, "url"), url)
    return Passage(
        text=article,
        title=_said(found, "title"),
        author=_said(found, "author"),
        source=_publisher(_said(found, "sitename"), whole_title, _said(found, "title")),
        url=address,
        published=published,
        language=language or _said(found, "language"),
        remarks=(*remarks, *links, *doubts),
    )


def _publisher(site: str, whole_title: str, title: str) -> str:
    """The site's name; the extraction takes a headline with a full stop in it for one ("Costs climb to £3.1bn")."""
    is_headline = site == title or (" " in site and whole_title.startswith(site))
    return site if site and not is_headline else _appended(whole_title, title)


def _appended(whole: str, title: str) -> str:
    """The site's name, which a page appends to its title where it is shown alone; "": it does not."""
    match = _SITE.fullmatch(whole[len(title) :]) if title and whole.startswith(title) else None
    return match["name"] if match else ""


def _without_links(article: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """An article without the lines that lead to others or advertise: they would be taken for what it says."""
    lines = article.split("\n")
    kept = [line for line in lines if not _ELSEWHERE.match(line)]
    left = len(lines) - len(kept)
    return "\n".join(kept), (("other lines", str(left)),) if left else ()


def _own_charset(data: bytes) -> str:
    """The encoding that a page itself declares; "": none."""
    declared = _DECLARED.search(data[:_LOOKED_AT])
    return next((name.decode("ascii") for name in declared.groups() if name), "") if declared else ""


def _said(found: object, name: str) -> str:
    return getattr(found, name, "") or ""


def _own_address(named: str, found_at: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The address that a page names as its own, but where that is of another site, which it may only claim."""
    if not named.startswith(("http://", "https://")) or named == found_at:
        return found_at, ()
    if not found_at or _site(named) == _site(found_at):
        return named, ()
    return found_at, (("other address", named),)


def _site(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return _SAME_SITE.sub("", host)
