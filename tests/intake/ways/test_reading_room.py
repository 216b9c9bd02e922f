"""The reader and its room: one warm process, replaced when it dies, and nothing of it believed."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from io import BytesIO

import pytest
from ways_scenes import item, rss

from bot.intake.ways import reading_room
from bot.intake.ways.kinds import Kind
from bot.intake.ways.passages import Passage, Unreadable, refused
from bot.intake.ways.reader import serve
from bot.intake.ways.reading_room import ReadingRoom


async def test_a_reader_is_kept_warm_and_ended_with_its_room() -> None:
    """Its libraries take a third of a second to load."""
    async with ReadingRoom() as room:
        await room.read(Kind.TEXT, b"satu")
        first = room._reader
        await room.read(Kind.TEXT, b"dua")

        assert first is room._reader

    assert first is not None
    assert 0 == first.returncode


async def test_a_reader_that_died_is_replaced() -> None:
    """The next text is read as if nothing had been."""
    async with ReadingRoom() as room:
        await room.read(Kind.TEXT, b"satu")
        assert room._reader is not None
        os.kill(room._reader.pid, signal.SIGKILL)
        await room._reader.wait()

        assert "dua" == (await room.read(Kind.TEXT, b"dua")).passages[0].text


async def test_readings_at_once_take_turns() -> None:
    """Each gets its own answer."""
    async with ReadingRoom() as room:
        found = await asyncio.gather(*(room.read(Kind.TEXT, f"surat {number}".encode()) for number in range(9)))

    assert [f"surat {number}" for number in range(9)] == [read.passages[0].text for read in found]


BUSY = b"<p " + b" ".join(b"a%d=1" % number for number in range(50_000)) + b">x</p>"


async def test_a_reading_that_nobody_waits_for_any_more_is_ended() -> None:
    """Its answer would be taken for that to the next question."""
    async with ReadingRoom() as room:
        waiting = asyncio.create_task(room.read(Kind.PAGE, BUSY))
        await asyncio.sleep(0.5)
        reader = room._reader
        waiting.cancel()
        await asyncio.wait([waiting])

        assert reader is not None
        assert (-signal.SIGKILL, "dua") == (reader.returncode, (await room.read(Kind.TEXT, b"dua")).passages[0].text)


async def test_a_reading_takes_no_longer_than_it_may() -> None:
    """A busy machine may keep a reader from working at all."""
    async with ReadingRoom(within=0.5) as room:
        with pytest.raises(Unreadable, match="was given up"):
            await room.read(Kind.PAGE, BUSY)

        assert room._reader is None


async def test_a_reader_that_comes_to_the_limit_of_its_memory_is_ended() -> None:
    """It would refuse the next text too, whoever wrote that."""
    said = '["refused", "too costly", ""]'
    async with ReadingRoom(program=f"print({said!r}); input()") as room:
        with pytest.raises(Unreadable, match="too much memory"):
            await room.read(Kind.TEXT, b"satu")

        assert room._reader is None


async def test_a_reader_sees_no_secrets_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a stranger's page might one day make of it, it has none to give."""
    monkeypatch.setenv("RINGKAS_SECRET", "rahasia")
    async with ReadingRoom() as room:
        await room.read(Kind.TEXT, b"satu")
        assert room._reader is not None
        with open(f"/proc/{room._reader.pid}/environ", "rb") as stream:  # noqa: ASYNC230, PTH123 - a file of the system
            assert b"rahasia" not in stream.read()


async def test_a_reader_that_says_what_none_of_ours_says_is_ended() -> None:
    """Whoever has got hold of it can make the room refuse, and nothing else."""
    for said in (
        "7",
        "[]",
        "{",
        '["passage", 7]',
        '["passage", {"text": 7}]',
        '["feed", {"remarks": [7]}]',
        "x" * 10**7,
    ):
        program = f"print({said!r}); print('[\"done\"]'); input()"
        async with ReadingRoom(program=program) as room:
            with pytest.raises(Unreadable, match="was given up"):
                await room.read(Kind.TEXT, b"satu")

            assert room._reader is None


async def test_a_reader_is_replaced_after_many_readings() -> None:
    """What parses in C may lose memory with each."""
    async with ReadingRoom() as room:
        await room.read(Kind.TEXT, b"satu")
        first = room._reader
        for _ in range(reading_room._READINGS):
            await room.read(Kind.TEXT, b"satu")

        assert first is not room._reader


def _answers(kind: str, data: bytes) -> list[list[object]]:
    demand = {"kind": kind, "charset": "", "url": "", "length": len(data), "seconds": 1000}
    answers = BytesIO()
    serve(BytesIO(json.dumps(demand).encode() + b"\n" + data), answers)
    return [json.loads(line) for line in answers.getvalue().splitlines()]


def test_an_answer_is_a_line_for_each_passage_and_one_at_the_end() -> None:
    """So that a long feed is read piece by piece."""
    kinds = [answer[0] for answer in _answers("feed", rss(item("/a"), item("/b")))]

    assert ["feed", "passage", "passage", "done"] == kinds


def test_a_demand_for_an_unknown_sort_is_answered() -> None:
    """The room must not wait for an answer that never comes."""
    assert [["refused", "damaged", ""]] == _answers("picture", b"x")


def test_an_entry_that_is_too_long_costs_only_its_text() -> None:
    """Its page may be shorter, and the other entries are none the worse."""
    long, short = (
        answer[1] for answer in _answers("feed", rss(item("/a", content="kata " * 300_000), item("/b")))[1:3]
    )

    assert isinstance(long, dict)
    assert isinstance(short, dict)
    assert ("", False, "teras") == (long["text"], long["is_whole"], short["text"])


@pytest.mark.parametrize("plain", [{"text": 7}, {"is_whole": "yes"}, {"remarks": 7}, {"remarks": [7]}, {"title": None}])
def test_what_is_no_passage_is_not_taken_for_one(plain: dict[str, object]) -> None:
    """A process that parses strangers' bytes may end up saying what they want."""
    with pytest.raises((ValueError, TypeError)):
        Passage.read(plain)


def test_a_passage_is_cut_to_its_limits_and_holds_known_remarks_only() -> None:
    """Words for people are ours."""
    passage = Passage.read({"title": "x" * 5000, "remarks": [["hidden", "3"], ["buy now", "x"]]})

    assert (1000, (("hidden", "3"),)) == (len(passage.title), passage.remarks)


def test_a_refusal_that_nobody_knows_is_damage() -> None:
    """It must be told all the same."""
    assert "it is damaged and cannot be read" == str(refused("buy now", "x"))
