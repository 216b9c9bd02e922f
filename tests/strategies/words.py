"""Words as news and attackers write them, in both languages, and ids and addresses of every allowed shape."""

from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st

from bot.domain.claims import FIGURE_MARK
from bot.domain.wording import Wording

ORDINARY = (
    *("Presiden mengatakan", "anggaran pertahanan naik", "the budget rises", "ministers met in Nur-Sultan"),
    *("Kazakhstan", "tidak benar", "“denied”", "café", "Qur'an", "Żółć", "straße", "on 5 July 2022", "Rp 1,5 triliun"),
)
HOSTILE = (
    *("<b>bold</b>", "</a><script>", "&lt;b&gt;", "&", "**x**", "__y__", "~~z~~", "||hidden||", "`code`", "> quote"),
    *("@everyone", "@here", "<@123456789012345678>", "<#1>", "<:a:1>", "[link](https://x.test)", "https://x.test/?a&b"),
    *("{}", "{0}", "{name}", "{{", "%s", "%(x)d", "\\", '"', "'", "/start", "[1]", "#tag", "-- x", "NOT a OR b*"),
    *("\U0001f1ee\U0001f1e9", "\U0001f469\u200d\U0001f467", "\u2764\ufe0f", "\u05e9\u05dc", "\u202etxet\u202c"),
    *("\u0645\u0631\u062d", "日本語", "हिन्दी", "e\u0301", "\u200b", "\u00ad", "\ufeff", "İı", "ﬁ", "½", "\U0001d518"),
)
URLS = (
    *("https://news.test/2022/07/a-b.html", "http://x.test/?q=<b>&r=\"'", "https://xn--e1afmkfd.test/#a"),
    *("https://x.test/a_(b)*c*|d|`e`~", "https://x.test:8080/%F0%9F%98%80", "https://[2001:db8::1]/"),
    *("https://例え.test/é", "https://x.test/" + "a" * 500),
)
T = TypeVar("T")
_STEMS = ("a", "gatra", "nur-sultan", "x.y", "b_c", "0", "defence-budget")


def choice(options: Iterable[T]) -> st.SearchStrategy[T]:
    """One of these. What is made anew for every draw is checked anew too, so that stores would take twice as long."""
    return _choice(tuple(options))


def some(options: Iterable[T], least: int, most: int) -> st.SearchStrategy[tuple[T, ...]]:
    """So many different ones of these."""
    return _some(tuple(options), least, most)


@cache
def _some(options: tuple[Any, ...], least: int, most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    most = min(most, len(options))
    return st.lists(choice(options), min_size=least, max_size=most, unique=True).map(tuple) if most else st.just(())


@cache
def _choice(options: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    return st.sampled_from(options)


@cache
def words(max_pieces: int = 4) -> st.SearchStrategy[str]:
    """One line of text, ordinary or hostile: markup, mentions, emoji, right-to-left; no control characters.

    It is never blank, does not begin or end with a space, and never holds the mark of a figure.
    """
    piece = st.sampled_from((*ORDINARY, *HOSTILE)) | _odd_words()
    line = st.lists(piece, min_size=2, max_size=max_pieces).map(" ".join) if max_pieces > 1 else _odd_words()
    # Texts drawn at random take up constants of the code under test, the mark of a figure among them.
    return st.one_of(st.sampled_from(ORDINARY), st.sampled_from(HOSTILE), line).map(
        lambda text: text.replace(FIGURE_MARK, "{figures}")
    )


@cache
def _odd_words() -> st.SearchStrategy[str]:
    printed = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp"))
    return st.text(printed, min_size=1, max_size=8).map(str.strip).filter(bool)


@cache
def wordings(max_pieces: int = 4) -> st.SearchStrategy[Wording]:
    """The same text in both languages, different texts, or a further language too."""
    text = words(max_pieces)
    several = st.tuples(text, text) | st.tuples(text, text, text)
    return text.map(Wording.same) | several.map(
        lambda texts: Wording.of(dict(zip(("id", "en", "kk"), texts, strict=False)))
    )


@cache
def ids(number: int) -> st.SearchStrategy[str]:
    """An id of any allowed shape, which no other `number` yields."""
    return st.sampled_from(_STEMS).map(lambda stem: f"{stem}-n{number}")


@cache
def urls() -> st.SearchStrategy[str]:
    """An address that a reader may be given, or none."""
    return st.sampled_from(("", *URLS))
