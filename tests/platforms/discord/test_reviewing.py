"""Articles that an admin gives on Discord, and what they decide about them there."""

from __future__ import annotations

import re
from typing import Any

from articles import ARTICLE
from discord_scenes import Scene, meets_bot, shown
from fake_discord import Message, Upload

FACTS = {"entity": "kassym-jomart-tokayev"}


async def _admin(scene: Scene, errand: str, **options: Any) -> Message:
    return await scene.asked(f"admin {errand}", options, by=scene.boss)


async def _pressed(message: Message, label: str) -> Message:
    return await shown(await message.press(label))


@meets_bot()
async def test_an_article_is_given_looked_at_and_signed(scene: Scene) -> None:
    """As a file; claim by claim with buttons that nobody else sees; then readers see it."""
    draft = await _admin(scene, "ingest", file=Upload("budget.txt", ARTICLE.encode()))
    assert (draft.is_ephemeral, "A new draft" in draft.text) == (True, True)
    claim = await _pressed(draft, "Claim by claim")
    assert (claim.is_ephemeral, "Claim 1 of" in claim.text) == (True, True)
    rejected = await _pressed(claim, "Reject")
    assert "Claim 2 of" in rejected.text
    signed = await _pressed(await _pressed(rejected, "The article"), "Accept all that is left")
    assert "This article is reviewed" in signed.text
    assert "tentara yang modern" in (await scene.asked("facts", FACTS)).text
    undone = await _pressed(signed, "Undo")

    assert "Claim 2 of" in undone.text
    assert "tentara yang modern" not in (await scene.asked("facts", FACTS)).text


@meets_bot()
async def test_a_draft_is_decided_about_by_options(scene: Scene) -> None:
    """As by buttons; an edit takes two statements."""
    first = await _admin(scene, "ingest", text=ARTICLE.replace("\n", " "))
    assert "A new draft" in first.text
    assert "1 draft waits" in (await _admin(scene, "review")).text
    (article,) = set(re.findall(r"unknown-source-[a-z0-9-]+(?= –)", first.text.replace("\\", "")))
    edits = {"statement-id": "Tokayev berbicara", "statement-en": "Tokayev spoke"}
    edited = await _admin(scene, "review", article=article, action="edit", claim="1", **edits)
    assert "Claim" in edited.text
    done = await _admin(scene, "review", article=article, action="accept")

    assert "This article is reviewed" in done.text
    assert "Tokayev spoke" in (await scene.asked("facts", FACTS)).text


@meets_bot()
async def test_all_that_can_be_decided_can_be_given_as_options(scene: Scene) -> None:
    """A new event for a claim, another claim beside it, and a name that is known already."""
    draft = await _admin(scene, "ingest", text=ARTICLE.replace("\n", " "))
    (article,) = set(re.findall(r"unknown-source-[a-z0-9-]+(?= –)", draft.text.replace("\\", "")))
    about = {"article": article, "claim": "1"}
    names = {"statement-id": "Kenaikan anggaran", "statement-en": "Budget rise"}
    linked = await _admin(scene, "review", action="link", other="budget-rise", **about, **names)
    disputed = await _admin(scene, "review", action="dispute", other="2", **about)
    denied = await _admin(scene, "review", action="deny", other="2", **about)
    more = await _pressed(denied, "More")

    assert "Budget rise" in linked.text
    assert "Shown beside others on:" in disputed.text
    assert "Denies:" in denied.text
    assert "/admin review" in more.text


@meets_bot()
async def test_an_option_that_another_one_needs_is_asked_for(scene: Scene) -> None:
    """Nothing else is taken for it: a claim beside which nobody is said to stand decides nothing."""
    draft = await _admin(scene, "ingest", text=ARTICLE.replace("\n", " "))
    (article,) = set(re.findall(r"unknown-source-[a-z0-9-]+(?= –)", draft.text.replace("\\", "")))
    no_claim = await _admin(scene, "review", article=article, action="accept", other="1")
    no_article = await _admin(scene, "review", action="undo")

    assert "The option “claim” is missing." in no_claim.text
    assert "The option “article” is missing." in no_article.text
    assert "1 draft waits" in (await _admin(scene, "review")).text
    assert "accepted" not in (await _admin(scene, "review", article=article)).text


@meets_bot()
async def test_what_cannot_be_taken_in_is_told(scene: Scene) -> None:
    """A link to what is not public, a file that is too large, nothing at all."""
    link = await _admin(scene, "ingest", link="http://127.0.0.1/secret")
    large = await _admin(scene, "ingest", file=Upload("book.txt", b"x" * (2 * 2**20 + 1)))
    nothing = await _admin(scene, "ingest")

    assert "Something went wrong" in link.text
    assert "an article has at most" in large.text
    assert "send a link, a text or a file" in nothing.text
