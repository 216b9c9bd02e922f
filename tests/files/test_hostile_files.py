"""Mutated briefing files, from reading to what both platforms would send: none crashes, hangs, escapes or fills memory.

`RINGKAS_HOSTILE=10000` tries so many instead of a few; the slowest file and the memory are printed (`pytest -s`).
"""

from __future__ import annotations

import logging
import os
import re
import resource
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest
from files.samples import BRIEFING
from files.spoiling import spoilt
from newsrooms import NOW, sample_archive
from rendering.documents import HOSTILE
from templates.kept import lost
from templates.templated import GOOD

from bot.app.trying import Tryout
from bot.assembly.composition import compose
from bot.domain.briefing import BriefingSpec
from bot.domain.errors import Fault, FaultyFiles
from bot.files.shelf import FolderShelf
from bot.languages import available, language
from bot.platforms.requests import RESERVED, Newsroom, Reply, Request, answer
from bot.rendering.layout import lay_out_edition
from bot.templates import Unfit, templated

COUNT = int(os.environ.get("RINGKAS_HOSTILE", "120"))
CPU_SECONDS = 20
"""Far more than any file may take; what reaches it hangs."""
MEMORY_MIB = 256
"""How much the process may grow, whatever the files."""
FOLDER = Path(__file__).parents[2] / "briefings"
_TITLE = '[title]\nid = "Judul"\nen = "Title"\n\n'
_ABOUT = '[about]\nentities = ["russia"]\n'
STEADY = '[title]\nid = "Tetap"\nen = "Steady"\n\n[about]\nentities = ["russia"]\n'
_TEMPLATE = "\n[template]\nid = '''\n{id}'''\nen = '''\n{en}'''\n"
SEEDS = (
    *(path.read_text("utf-8") for path in sorted(FOLDER.glob("*.toml"))),
    *(
        f"{part}\n{'' if '[title]' in part else _TITLE}{'' if '[about]' in part else _ABOUT}"
        for part in re.findall(
            r"^```toml\n(.*?)^```", (FOLDER / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
        )
    ),
    BRIEFING.replace('"troops"', '"defence-budget"'),
    *(STEADY + _TEMPLATE.format(id=text, en=text) for text in GOOD.values()),
    (FOLDER / "kazakhstan.toml").read_text("utf-8") + _TEMPLATE.format(id=GOOD["parts"], en=GOOD["source first"]),
)
LEAKS = re.compile(r"<(?:class|function|bound method|built-in|module|bot\.)|\bobject at 0x|root:x:0")
"""How Python shows what no reader should see."""


class Hung(BaseException):
    """A file took longer than any may; nothing that catches errors catches it."""


@contextmanager
def _bounded() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise Hung

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, CPU_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _peak_mib() -> float:
    """The most memory that this process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


@dataclass
class Trials:
    """A folder with a briefing that stays, and one whose file is spoilt again and again."""

    folder: Path
    came: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, bytes] = (0.0, b"")

    def __post_init__(self) -> None:
        """The folder as it is before anybody spoils anything."""
        for name in ("steady", "victim"):
            (self.folder / f"{name}.toml").write_text(STEADY, "utf-8")
        self.shelf = FolderShelf(self.folder, RESERVED, trial=Tryout("Asia/Jakarta", lambda: NOW))
        assert not self.shelf.load(sample_archive()).faults

    def put(self, content: bytes, *, is_sent: bool) -> None:
        """Let the file hold this, and where it `is_sent`, have it checked first, as what comes by chat is."""
        began = time.process_time()
        with _bounded():
            told = self._checked(content) if is_sent else None
            (self.folder / "victim.toml").write_bytes(content)
            found = self.shelf.load(sample_archive())
            assert told is None or bool(told) == bool(found.faults)
            _check_told((*found.faults, *(told or ())), content)
            assert found.specs.keys() == {"steady", "victim"}
            if not found.faults:
                _check_shown(found.specs["victim"])
        self.slowest = max(self.slowest, (time.process_time() - began, content))
        self.came["refused" if found.faults else "live"] += 1

    def _checked(self, content: bytes) -> tuple[Fault, ...]:
        try:
            self.shelf.check("victim", content, sample_archive())
        except FaultyFiles as error:
            return error.faults
        return ()


def _check_told(faults: tuple[Fault, ...], content: bytes) -> None:
    """Every fault has words in each language and, if any, a line of the file, and none shows Python's own."""
    for fault in faults:
        assert fault.file == "victim.toml"
        assert fault.line is None or 1 <= fault.line <= content.count(b"\n") + content.count(b"\r") + 1
        assert all(language(code).say(fault.notice) for code in available())


def _check_shown(spec: BriefingSpec) -> None:
    """In every language the answer has nothing but words, and a template has lost no statement."""
    for code in available():
        reply = answer(Request(f"/{spec.name}", code, NOW), Newsroom(sample_archive(), {spec.name: spec}))
        assert not _leaks(reply, spec)
        edition = compose(spec, sample_archive(), NOW)
        try:
            assert lost(templated(edition, spec, language(code)), lay_out_edition(edition, language(code))) == []
        except Unfit:  # then the usual layout is shown
            continue


def _leaks(reply: Reply, spec: BriefingSpec) -> set[str]:
    """What Python shows and no author wrote."""
    written = "".join((*(text for _, text in spec.title.texts), *(text for _, text in spec.templates), *HOSTILE))
    return set(LEAKS.findall(str(reply.document))) - set(LEAKS.findall(written))


@pytest.mark.parametrize("seed", range(2))
def test_no_mutated_file_does_harm(seed: int, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Refused with its faults, or live in both languages on both platforms; other files never notice."""
    caplog.set_level(logging.ERROR, "ringkas")
    chance = Random(seed)
    trials = Trials(tmp_path)
    before = _peak_mib()
    for number in range(COUNT // 2):
        trials.put(spoilt(chance.choice(SEEDS), chance), is_sent=number % 2 == 0)
        assert [record.getMessage() for record in caplog.records] == []
    grown = _peak_mib() - before

    took, content = trials.slowest
    print(f"\n{dict(trials.came)}; memory grew by {grown:.0f} MiB; slowest {took:.2f} s: {content[:200]!r}")  # noqa: T201
    assert {path.name for path in tmp_path.iterdir()} == {"steady.toml", "victim.toml"}
    assert grown < MEMORY_MIB
    assert trials.came["live"]
