"""What pictures cost: CPU and peak memory at 5, 40 and 400 events, and how long they hold up an event loop.

    python -m tests.benchmarks.pictures

Layout is that of the whole timeline; drawing that of its fullest picture. The loop's lag is measured while a thread
draws, beside the lag of an idle loop.
"""

from __future__ import annotations

import asyncio
import resource
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from picture_scenes import a_timeline, many_events

from bot.drawing import BundledFont, png, svg
from bot.languages import language
from bot.rendering.pictures import Drawing, timeline_drawings

ROUNDS = 20
FONT = BundledFont()


def _cpu(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of CPU: the first time, and the median of those that follow."""
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        taken.append(1000 * (time.process_time() - began))
    return taken[0], statistics.median(taken[1:])


def _peak(work: Callable[[], object]) -> float:
    """MiB that Python takes at most meanwhile; Pillow's pixels are not among them."""
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 2**20


async def _lag(work: Callable[[], object]) -> float:
    """The longest that a loop slept beyond its millisecond while a thread worked, in milliseconds."""
    done = asyncio.create_task(asyncio.to_thread(work))
    worst = 0.0
    while not done.done():
        began = time.perf_counter()
        await asyncio.sleep(0.001)
        worst = max(worst, 1000 * (time.perf_counter() - began) - 1)
    await done
    return worst


def _measure(count: int) -> None:
    timeline, spoken = a_timeline(many_events(count)), language("en")

    def lay_out() -> tuple[Drawing, ...]:
        return timeline_drawings(timeline, [], spoken, FONT)

    first, warm = _cpu(lay_out)
    drawings = lay_out()
    fullest = max(drawings, key=lambda drawing: (drawing.height, len(drawing.shapes)))
    first_png, warm_png = _cpu(lambda: png(fullest))
    _, warm_svg = _cpu(lambda: svg(fullest))
    lags = [asyncio.run(_lag(lambda: png(fullest))) for _ in range(ROUNDS)]
    idle = [asyncio.run(_lag(lambda: time.sleep(0.1))) for _ in range(ROUNDS)]
    print(f"{count} events, {len(drawings)} pictures, the fullest {fullest.width} x {fullest.height}")
    print(f"  layout of all   first {first:6.1f} ms  warm {warm:6.1f} ms  peak {_peak(lay_out):5.1f} MiB")
    print(f"  one PNG         first {first_png:6.1f} ms  warm {warm_png:6.1f} ms  {len(png(fullest)) / 1024:.0f} KiB")
    print(f"  one SVG                          warm {warm_svg:6.1f} ms")
    print(f"  loop's lag      median {statistics.median(lags):5.1f} ms  worst {max(lags):5.1f} ms", end="")
    print(f"  (idle {statistics.median(idle):.1f}, {max(idle):.1f})")


def main() -> None:
    """Measure every size, the smallest first; then the most memory that the process ever took."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for count in (5, 40, 400):
        _measure(count)
    print(
        f"memory: {before:.0f} MiB before, at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB"
    )


if __name__ == "__main__":
    main()
