"""The model in the application: off unless configured, asked once for each new article, and never in anybody's way."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from datetime import UTC, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from articles import ARTICLE
from intake.model.advised_articles import NOW
from intake.model.scripted_endpoint import Said, ScriptedEndpoint, proposing
from shells import ringkas_process as ringkas

from bot.app.advice import NotedPurse, advise_of, opened_advice
from bot.app.inflow import Inflow
from bot.app.intake import opened_intake
from bot.config import ModelSection, load_config
from bot.domain.drafts import Came, Draft, ReviewState
from bot.domain.news import Making
from bot.domain.secrets import Secret
from bot.intake.found import Arrival
from bot.intake.model.advisor import Spent
from bot.intake.ways.arriving import Ways
from bot.platforms.chats import Chats
from bot.store.sqlite import open_archive, open_chat_book

if TYPE_CHECKING:
    from bot.intake.model.ground import Ground

KEY = "sk-test-" + "a1B2" * 6
_BUDGET = {
    "quote": "menambah anggaran pertahanan",
    "id": "Presiden Kassym-Jomart Tokayev mengatakan pemerintah menambah anggaran pertahanan 441 miliar tenge.",
    "en": "President Kassym-Jomart Tokayev said that the government is adding 441 billion tenge to the defence budget.",
}
GOOD = proposing({"summary": [_BUDGET]}, total_tokens=100)
ARRIVAL = Arrival(text=ARTICLE, arrived_at=NOW, way="news.txt")


def _settings(endpoint: ScriptedEndpoint) -> ModelSection:
    return ModelSection(base_url=endpoint.base_url, name="small", token=Secret(KEY))


def test_without_a_model_nothing_of_it_is_loaded() -> None:
    """No section, no import, no request."""
    asked = (
        "import sys; from bot.app.advice import advise_of; from bot.config import Config\n"
        "assert advise_of(Config().model, None, None) is None\n"
        "import bot.app.ingesting\n"
        "print([name for name in sys.modules if name.startswith('bot.intake.model') or name == 'aiohttp'])"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


async def test_the_command_asks_a_model_that_is_configured(tmp_path: Path) -> None:
    """Once; the editor reads what came of it, and nobody the key."""
    (tmp_path / "news.txt").write_text(ARTICLE)
    (tmp_path / "key").write_text(f"{KEY}\n")
    async with ScriptedEndpoint(GOOD) as endpoint:
        settings = '[store]\npath = "news.db"\n[language]\ndefault = "en"\n'
        model = f'[model]\nbase_url = "{endpoint.base_url}"\nname = "small"\ntoken_file = "key"\n'
        (tmp_path / "config.toml").write_text(settings + model)
        done = [await asyncio.to_thread(ringkas, "ingest", "news.txt", folder=tmp_path) for _ in range(2)]
        doctor = await asyncio.to_thread(ringkas, "doctor", folder=tmp_path)
    listed = ringkas("review", "--list", folder=tmp_path).stdout
    article = next(word for word in listed.split() if word.startswith(("unknown-", "x-")) or "anggaran" in word)
    shown = ringkas("review", article, folder=tmp_path).stdout

    assert [each.returncode for each in done] == [0, 0], done[0].stderr
    assert [each.headers["authorization"] for each in endpoint.asked] == [f"Bearer {KEY}"]
    assert "Sentences of a summary that the model proposed: 1." in " ".join(shown.split())
    assert f"A model may propose: “small” at {endpoint.base_url}." in doctor.stdout
    assert KEY not in "".join([*(each.stdout + each.stderr for each in done), doctor.stdout, shown])


async def test_another_key_than_the_models_is_not_needed_to_ingest(tmp_path: Path) -> None:
    """Who takes articles in may not be allowed to read the bot's token."""
    config = tmp_path / "config.toml"
    config.write_text('[telegram]\ntoken_file = "missing"\n[model]\nbase_url = "http://127.0.0.1:1"\nname = "m"\n')

    found = load_config(config, {"RINGKAS_MODEL__TOKEN": KEY}, tokens="model")

    assert (found.telegram.token, found.model.token) == (None, Secret(KEY))


async def test_what_comes_in_while_the_bot_runs_is_advised(tmp_path: Path) -> None:
    """The summary is marked as a model's, and waits for an editor."""
    path = tmp_path / "news.db"
    async with (
        ScriptedEndpoint(GOOD) as endpoint,
        opened_advice(_settings(endpoint), path, lambda: NOW) as advise,
        Ways(now=lambda: NOW) as ways,
    ):
        inflow = Inflow(path, UTC, ways, lambda: NOW, publishes=False, advise=advise)
        came = [await inflow.take(ARRIVAL) for _ in range(2)]
        waiting = await inflow.review("console", lambda reviewer: reviewer.waiting(9))

    assert [each.came for each in came] == [Came.NEW, Came.KNOWN]
    assert len(endpoint.asked) == 1
    (kept,) = waiting
    summary = kept.draft.publication.article.summary
    assert summary is not None
    assert (summary.made_by, summary.reviewed, kept.state) == (Making.MODEL, False, ReviewState.DRAFT)


async def test_editors_do_not_wait_for_the_model(tmp_path: Path) -> None:
    """While it is asked about one article, others are decided about."""
    decided: list[object] = []

    async def advise(draft: Draft, ground: Ground) -> Draft:
        assert ground.text.whole == draft.publication.text
        decided.append(await asyncio.wait_for(inflow.review("console", lambda reviewer: reviewer.waiting(9)), 20))
        return draft

    async with Ways(now=lambda: NOW) as ways:
        inflow = Inflow(tmp_path / "news.db", UTC, ways, lambda: NOW, publishes=True, advise=advise)
        came = await inflow.take(ARRIVAL)

    assert came.came is Came.NEW
    assert decided == [[]]


async def test_what_is_refused_is_not_sent_to_the_model(tmp_path: Path) -> None:
    """It would cost, and nothing could come of it."""
    path = tmp_path / "news.db"
    async with (
        ScriptedEndpoint(GOOD) as endpoint,
        opened_advice(_settings(endpoint), path, lambda: NOW) as advise,
        Ways(now=lambda: NOW) as ways,
    ):
        inflow = Inflow(path, UTC, ways, lambda: NOW, publishes=False, advise=advise)
        came = await inflow.take(Arrival(text="Nur ein Satz auf Deutsch, und sonst nichts.", arrived_at=NOW))

    assert came.came is Came.REFUSED
    assert not endpoint.asked


async def test_what_a_model_words_is_published_as_unreviewed(tmp_path: Path) -> None:
    """Where drafts go out, the store takes its claims, too, and marks them."""
    path = tmp_path / "news.db"
    async with ScriptedEndpoint(GOOD) as endpoint, opened_advice(_settings(endpoint), path, lambda: NOW) as advise:
        assert advise is not None
        with opened_intake(path, UTC, lambda: NOW) as intake:
            draft = intake.drafted(ARRIVAL)
            assert isinstance(draft, Draft)
            came = intake.keep(await advise(draft, intake.grounded(ARRIVAL)), publishes=True)
    archive = open_archive(path)
    claims = archive.claims_in(came.article)
    archive.close()

    assert came.faults == ()
    assert claims
    assert not any(claim.is_reviewed for claim in claims)


async def test_what_a_day_has_cost_outlives_a_restart(tmp_path: Path) -> None:
    """In the store; another day begins at nothing."""
    today = NOW.date()
    for _ in range(2):
        chats = Chats(open_chat_book(tmp_path / "news.db"))
        await NotedPurse(chats).spend(today, 50)
        await chats.close()
    chats = Chats(open_chat_book(tmp_path / "news.db"))
    purse = NotedPurse(chats)
    spent = [await purse.spent(today), await purse.spent(today + timedelta(days=1))]
    await chats.close()

    assert spent == [Spent(2, 100), Spent()]


@pytest.mark.parametrize("settings", [ModelSection(), ModelSection(name="small")])
async def test_half_a_model_is_none(settings: ModelSection, tmp_path: Path) -> None:
    """Without an address there is nobody to ask, and no store is opened for it."""
    async with opened_advice(settings, tmp_path / "no.db", lambda: NOW) as advise:
        assert advise is None

    assert not (tmp_path / "no.db").exists()


async def test_an_error_of_the_endpoint_is_told_to_the_editor(tmp_path: Path) -> None:
    """The article is there all the same."""
    path = tmp_path / "news.db"
    chats = Chats(open_chat_book(path))
    async with ScriptedEndpoint(Said(b"", 500)) as endpoint, Ways(now=lambda: NOW) as ways:
        advise = advise_of(_settings(endpoint), chats, lambda: NOW)
        came = await Inflow(path, UTC, ways, lambda: NOW, publishes=False, advise=advise).take(ARRIVAL)
    await chats.close()

    assert came.kept is not None
    assert came.kept.draft.claims
    assert came.kept.draft.remarks[-1].in_english() == "The model proposed nothing: it answers with the status 500."
