"""Drafts in the file of the news."""

from contextlib import closing
from pathlib import Path

from builders import NOW, a_draft, default_records

from bot.domain import review
from bot.domain.addresses import Address
from bot.domain.drafts import Decision, KeptDraft, ReviewState, Verdict
from bot.domain.ports import Change
from bot.store.sqlite import SqliteDraftBook, open_archive, open_chat_book, open_draft_book

GROUP, NEIGHBOUR = Address.parse("telegram:-42"), Address.parse("telegram:-421")
ID = "gatra-2022-07-25"


def decide(book: SqliteDraftBook, by: str) -> None:
    """Decide something about the default draft."""
    kept = book.draft(ID)
    assert isinstance(kept, KeptDraft)
    book.revise(review.accepted(kept), Decision(0, ID, "", Verdict.ACCEPT, "{}", "{}", by, NOW))


def test_drafts_survive_a_restart(tmp_path: Path) -> None:
    """With every decision."""
    path = tmp_path / "news.db"
    with closing(open_draft_book(path)) as book:
        book.keep(a_draft(), is_public=False)
        decide(book, "console")
        before = book.draft(ID), book.decisions(ID, limit=9)
    with closing(open_draft_book(path, read_only=True)) as book:
        assert (book.draft(ID), book.decisions(ID, limit=9)) == before


def test_a_forgotten_chat_leaves_its_decisions(tmp_path: Path) -> None:
    """They are part of the news; who made them is not told any more. A chat whose number begins alike is another."""
    path = tmp_path / "news.db"
    with closing(open_draft_book(path)) as book, closing(open_chat_book(path)) as chats:
        book.keep(a_draft(), is_public=False)
        for by in ("telegram:-42", "telegram:-42/7", "telegram:-421", "console"):
            decide(book, by)
        chats.forget(GROUP)

        assert [made.by for made in book.decisions(ID, limit=9)] == ["console", NEIGHBOUR.text, "", ""]


def test_a_chat_that_moves_takes_its_decisions_along(tmp_path: Path) -> None:
    """Its threads keep their numbers."""
    path = tmp_path / "news.db"
    with closing(open_draft_book(path)) as book, closing(open_chat_book(path)) as chats:
        book.keep(a_draft(), is_public=False)
        for by in ("telegram:-42", "telegram:-42/7"):
            decide(book, by)
        chats.move(GROUP, Address.parse("telegram:-1001"))

        assert [made.by for made in book.decisions(ID, limit=9)] == ["telegram:-1001/7", "telegram:-1001"]


def test_a_book_in_memory_is_told_by_its_name() -> None:
    """Closing it twice does no harm."""
    book = open_draft_book(None)
    book.close()
    book.close()


def test_every_question_reads_a_range_of_an_index() -> None:
    """However many drafts there are."""
    with closing(open_draft_book(None)) as book:
        book.keep(a_draft(), is_public=False)
        statements: list[str] = []
        book._db.conn.set_trace_callback(statements.append)
        book.draft(ID)
        book.draft(ID, 1)
        book.drafts(ReviewState.DRAFT, limit=9)
        book.decisions(ID, limit=9)
        book.seen(["x"])
        book.articles_at("https://example.com/x")
        book.alike([7], limit=9)
        book._db.conn.set_trace_callback(None)
        selects = [sql for sql in statements if sql.lstrip().startswith("SELECT")]
        plans = [step for sql in selects for *_, step in book._db.execute(f"EXPLAIN QUERY PLAN {sql}")]

        assert len(selects) == 7
        assert [step for step in plans if step.startswith("SCAN") and "VIRTUAL TABLE" not in step] == []


def test_texts_that_wait_for_a_sketch_are_read_by_their_keys(tmp_path: Path) -> None:
    """However many articles there are, so many as are asked for."""
    path = tmp_path / "news.db"
    with closing(open_archive(path)) as archive, closing(open_draft_book(path)) as book:
        archive.apply(map(Change, default_records()), NOW)
        statements: list[str] = []
        book._db.conn.set_trace_callback(statements.append)
        book.sketch_stored(lambda _: [7], limit=9)
        book._db.conn.set_trace_callback(None)
        (waiting,) = (sql for sql in statements if sql.lstrip().startswith("SELECT key"))
        plan = [step for *_, step in book._db.execute(f"EXPLAIN QUERY PLAN {waiting}")]

        assert [step for step in plan if "TEMP B-TREE" in step] == []
        assert [step for step in plan if step.startswith("SCAN")] == ["SCAN unsketched"]
