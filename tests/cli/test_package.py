"""What is installed answers by itself: the package with its sample, in a folder where nothing else is."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_an_installed_package_answers_from_its_sample(tmp_path: Path) -> None:
    """Laid out as the build lays it out, without the checkout around it."""
    build = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    site, empty = tmp_path / "site", tmp_path / "empty"
    empty.mkdir()
    for package in build["packages"]:
        shutil.copytree(ROOT / package, site / package, ignore=shutil.ignore_patterns("__pycache__"))
    for origin, place in build["force-include"].items():
        shutil.copytree(ROOT / origin, site / place)
    for arguments in (["ask", "/kazakhstan", "--language", "en"], ["check", "--language", "en"]):
        done = subprocess.run(
            [sys.executable, "-P", "-m", "bot", *arguments],
            cwd=empty,
            env={"PYTHONPATH": str(site), "PATH": "/usr/bin:/bin"},
            capture_output=True,
            text=True,
            check=False,
        )

        assert (done.returncode, done.stderr) == (0, "")
        assert "Kazakhstan between Russia and the West" in done.stdout or "117 records, 3 briefings" in done.stdout
