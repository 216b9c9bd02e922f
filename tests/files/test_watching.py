"""When files are at rest: what is read, what is waited for, what is told of."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot.files.watching import CALM_SECONDS, LONGEST_WAIT_SECONDS, SETTLED_SECONDS, Mark, Rest, briefing_files

ONE, TWO = Path("one.toml"), Path("two.toml")


def mark(version: int) -> Mark:
    """A file in some state."""
    return (1, 1, version, version)


def test_a_file_is_read_once_it_rests() -> None:
    """Not while it is written, and not again afterwards."""
    rest = Rest()
    rest.see({ONE: mark(1)}, 0)
    assert rest.look(0).changed == frozenset()
    rest.see({ONE: mark(2)}, 0.2)
    assert rest.look(0.4).changed == frozenset()

    look = rest.look(0.2 + SETTLED_SECONDS + 0.01)

    assert look.changed == {ONE}
    rest.read(look)
    assert rest.look(9).changed == frozenset()


def test_what_is_written_without_end_holds_up_nothing_else() -> None:
    """It is held out of the reading, and read when it rests in turn."""
    rest = Rest()
    for tick in range(int(LONGEST_WAIT_SECONDS * 10) + 1):
        rest.see({ONE: mark(1), TWO: mark(tick)}, tick / 10)
    look = rest.look(LONGEST_WAIT_SECONDS)

    assert look.changed == {ONE}
    assert look.held == {TWO}
    rest.read(look)
    assert rest.look(LONGEST_WAIT_SECONDS + 0.5).changed == {TWO}


def test_a_file_that_went_before_it_was_read_here_has_gone_all_the_same() -> None:
    """Whoever reads the folder may have met it before this watch did."""
    rest = Rest()
    rest.see({ONE: mark(1), TWO: mark(1)}, 0)
    rest.see({ONE: mark(1)}, LONGEST_WAIT_SECONDS - 0.1)
    first = rest.look(LONGEST_WAIT_SECONDS)
    rest.read(first)
    second = rest.look(LONGEST_WAIT_SECONDS + SETTLED_SECONDS)
    rest.read(second)

    assert first.changed == {ONE}
    assert first.held == {TWO}
    assert second.changed == second.gone == {TWO}
    assert rest.look(9).changed == frozenset()


def test_a_file_that_went_is_gone_after_all_is_to_be_read_again_too() -> None:
    """What is read anew is not what was forgotten."""
    rest = Rest()
    rest.see({ONE: mark(1), TWO: mark(1)}, 0)
    rest.read(rest.look(1))
    rest.see({ONE: mark(1)}, 2)
    rest.forget()

    look = rest.look(3)

    assert look.changed == {ONE, TWO}
    assert look.gone == {TWO}


def test_a_file_that_went_is_a_change_like_any_other() -> None:
    """One that is back within moments, as editors do, is none."""
    rest = Rest()
    rest.see({ONE: mark(1)}, 0)
    rest.read(rest.look(1))
    rest.see({}, 2)
    assert rest.look(2.5).changed == {ONE}
    rest.see({ONE: mark(1)}, 2.1)
    assert rest.look(3).changed == frozenset()
    rest.see({}, 4)
    rest.read(rest.look(5))

    assert rest.look(6).changed == frozenset()


def test_nobody_is_told_of_a_file_that_was_written_a_moment_ago() -> None:
    """It is read earlier: what is right need not wait."""
    rest = Rest()
    rest.see({ONE: mark(1)}, 0)

    assert rest.look(SETTLED_SECONDS).fresh == {ONE}
    assert rest.look(CALM_SECONDS).fresh == frozenset()


def test_what_was_read_can_be_read_anew() -> None:
    """As when the records that it was checked against have changed."""
    rest = Rest()
    rest.see({ONE: mark(1)}, 0)
    rest.read(rest.look(1))
    rest.forget()

    assert rest.look(2).changed == {ONE}


STATES = st.lists(st.dictionaries(st.sampled_from([ONE, TWO]), st.integers(1, 3).map(mark)), max_size=30)


@given(STATES)
def test_whatever_happened_what_was_read_in_the_end_is_what_stands_there(states: list[dict[Path, Mark]]) -> None:
    """No state of a file that lasts is missed, and none is read twice."""
    rest, read = Rest(), dict[Path, Mark]()
    for tick, state in enumerate([*states, states[-1] if states else {}]):
        for moment in (tick, tick + 0.5):
            rest.see(state, moment)
            look = rest.look(moment)
            rest.read(look)
            for path in look.changed:
                assert read.get(path) != state.get(path)
                read.pop(path, None)
                read |= {path: state[path]} if path in state else {}

    assert read == (states[-1] if states else {})


def test_copies_that_editors_leave_are_no_briefing_files(tmp_path: Path) -> None:
    """Nor are hidden files; the folder itself is looked at too, and none at all is no fault."""
    for name in ("a.toml", "B.TOML", ".a.toml.swp", "a.toml~", "#a.toml#", ".hidden.toml", "a.txt"):
        (tmp_path / name).touch()

    assert sorted(path.name for path in briefing_files(tmp_path)[1:]) == ["B.TOML", "a.toml"]
    assert briefing_files(tmp_path / "none") == []
