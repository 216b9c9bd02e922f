"""Articles that an admin sends on Telegram, and what they decide about them there."""

from __future__ import annotations

import pytest
from articles import ARTICLE, CHANGED
from fake_telegram import Answer, Chat
from telegram_scenes import Scene, meets_bot

from bot.platforms.telegram.admins import ARTICLE_CHARACTERS

FACTS = "/facts kassym-jomart-tokayev"


async def _said(chat: Chat, text: str) -> Answer:
    said = await chat.say(text)
    return await chat.answer(after=said)


async def _pressed(chat: Chat, answer: Answer, label: str) -> Answer:
    await answer.press(label)
    return await chat.answer(after=answer)


def _words(answer: Answer) -> str:
    return answer.text.replace("\u2060", "")


@meets_bot()
async def test_an_article_is_sent_looked_at_and_signed(scene: Scene) -> None:
    """As a file; claim by claim with buttons; then readers see it, and a decision is taken back."""
    boss, reader = scene.server.private(scene.boss), scene.chat_of("Reader")
    sent = await boss.send_file("budget.txt", ARTICLE.encode())
    draft = await boss.answer(after=sent)
    assert "A new draft" in _words(draft)
    claim = await _pressed(boss, draft, "Claim by claim")
    assert "Claim 1 of" in _words(claim)
    assert "The words it rests on" in _words(claim)
    rejected = await _pressed(boss, claim, "Reject")
    assert "Claim 2 of" in _words(rejected)
    article = await _pressed(boss, rejected, "The article")
    signed = await _pressed(boss, article, "Accept all that is left")
    assert "This article is reviewed" in _words(signed)
    assert "tentara yang modern" in _words(await _said(reader, FACTS))
    undone = await _pressed(boss, signed, "Undo")

    assert "Claim 2 of" in _words(undone)
    assert "tentara yang modern" not in _words(await _said(reader, FACTS))


@meets_bot()
async def test_a_text_is_an_article_where_nobody_would_ask_so_much(scene: Scene) -> None:
    """Or with the command, or in reply to it; the same text is known the second time."""
    boss = scene.server.private(scene.boss)
    long = ARTICLE + "Anggaran itu dibahas parlemen. " * 20
    assert "A new draft" in _words(await _said(boss, long))
    other = ARTICLE.replace("Anggaran Pertahanan", "Belanja Tentara")
    assert "A new draft" in _words(await _said(boss, f"/ingest {other}"))
    assert "known already" in _words(await _said(boss, f"/ingest {other}"))
    said = await boss.say(CHANGED)
    assert "has changed" in _words(await boss.answer(after=said))
    again = await boss.say("/ingest", reply_to=said)
    assert "known already" in _words(await boss.answer(after=again))

    listed = await _said(boss, "/review")
    assert "2 drafts wait for an editor" in _words(listed)


@meets_bot()
async def test_a_short_text_in_paragraphs_is_an_article(scene: Scene) -> None:
    """A blank line, or three lines of some length, are no question; a line, or a few short ones, are one."""
    boss = scene.server.private(scene.boss)
    lines = ARTICLE.replace("\n\n", "\n").replace("Anggaran Pertahanan", "Belanja Tentara")
    assert len(ARTICLE) < ARTICLE_CHARACTERS
    assert "A new draft" in _words(await _said(boss, ARTICLE))
    assert "A new draft" in _words(await _said(boss, lines))

    for question in ("Siapa Tokayev?", "Tokayev\nKazakhstan\nRusia", ARTICLE.replace("\n", " ")):
        assert "draft" not in _words(await _said(boss, question))


@meets_bot()
async def test_a_text_that_is_too_short_to_read_is_told_so(scene: Scene) -> None:
    """It is in no language that could be named."""
    boss = scene.server.private(scene.boss)

    assert "the text is too short" in _words(await _said(boss, "/ingest 12345"))


@pytest.mark.parametrize("name", ["budget.pdf", "budget.docx", "budget"])
@meets_bot()
async def test_a_file_that_is_neither_article_nor_briefing_is_told_what_is_read(scene: Scene, name: str) -> None:
    """It is not fetched for that, and not taken for a briefing whose name is wrong."""
    boss = scene.server.private(scene.boss)
    sent = await boss.send_file(name, b"%PDF-1.7", size=30 * 2**20)
    told = _words(await boss.answer(after=sent))

    assert "an article is sent as a .txt, .html, .md or .eml file, a briefing as a .toml file" in told
    assert "would do" not in told
    assert not scene.server.called("getFile")


@meets_bot()
async def test_a_link_within_is_refused(scene: Scene) -> None:
    """A bot that fetches whatever it is sent would read what stands behind a door of its own."""
    boss = scene.server.private(scene.boss)

    for link in ("http://127.0.0.1/secret", "http://169.254.169.254/latest", "https://localhost/"):
        assert "Something went wrong" in _words(await _said(boss, link))
    assert "send a link, a text or a file" in _words(await _said(boss, "/ingest"))


@meets_bot()
async def test_nobody_else_takes_articles_in(scene: Scene) -> None:
    """To a reader, the commands do not exist, nor does a file."""
    reader = scene.chat_of("Reader")

    assert "no command" in _words(await _said(reader, f"/ingest {ARTICLE}"))
    assert "no command" in _words(await _said(reader, "/review"))
    listed = await _said(scene.server.private(scene.boss), "/review")
    assert "No draft waits" in _words(listed)


@meets_bot()
async def test_a_file_that_is_too_large_is_not_read(scene: Scene) -> None:
    """It is told, with what an article may have."""
    boss = scene.server.private(scene.boss)
    sent = await boss.send_file("book.txt", b"x" * (2 * 2**20 + 1))

    assert "an article has at most" in _words(await boss.answer(after=sent))
