"""The measuring and drawing parts of benchmarks/check-all.

measure JAR OVERLAY BUMPS RUNS: prints a line of CSV a run
plot    LINES CSV SVG:          writes both files out of such lines
"""

import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

HEAD = "bumps,attested,bytes,hashed,run,wall-seconds,processor-seconds,memory-mb"


def measure(jar, overlay, bumps, runs):
    distfiles = Path(overlay, ".git", "distfiles")
    sizes = {f.name: f.stat().st_size for f in distfiles.iterdir()}
    attested = [n for n in sizes if n + ".provenance" in sizes]
    for name in sizes:  # warm
        with open(distfiles / name, "rb") as file:
            while file.read(1 << 20):
                pass
    for run in range(int(runs)):
        start = time.monotonic()
        process = subprocess.Popen(
            ["java", "-jar", jar, "check", "--all", "--offline"],
            cwd=overlay,
            stdout=subprocess.PIPE,
            text=True,
        )
        said = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        verdicts = said.strip().splitlines()[-1]
        expected = f"{len(attested)} attested, {int(bumps) - len(attested)} unattested"
        if status != 0 or verdicts != expected:
            sys.exit(f"status {status}, {verdicts!r} instead of {expected!r}")
        print(
            bumps,
            len(attested),
            sum(s for n, s in sizes.items() if not n.endswith(".provenance")),
            sum(sizes[n] for n in attested),
            run + 1,
            f"{wall:.2f}",
            f"{used.ru_utime + used.ru_stime:.2f}",
            used.ru_maxrss // 1024,
            sep=",",
            flush=True,
        )


def plot(lines, csv, svg):
    rows = [line.split(",") for line in Path(lines).read_text().split()]
    Path(csv).write_text("\n".join([HEAD] + [",".join(r) for r in rows]) + "\n")
    series = []
    for name, column, colour in (("wall", 5, "#1f5fa8"), ("processor", 6, "#b35900")):
        seconds = {}
        for row in rows:
            seconds.setdefault(int(row[0]), []).append(float(row[column]))
        points = [
            (bumps, statistics.median(s), min(s), max(s)) for bumps, s in sorted(seconds.items())
        ]
        series.append((name, colour, points))
    Path(svg).write_text(drawing(series))


def line_through(points):
    """The least-squares line over the medians, as (seconds a bump, seconds at none)."""
    n = len(points)
    x = [p[0] for p in points]
    y = [p[1] for p in points]
    mx, my = sum(x) / n, sum(y) / n
    spread = sum((a - mx) ** 2 for a in x)
    slope = sum((a - mx) * (b - my) for a, b in zip(x, y)) / spread if spread else 0
    return slope, my - slope * mx


def drawing(series):
    width, height, left, bottom, top, right = 720, 440, 70, 80, 50, 30
    every = [p for _, _, points in series for p in points]
    most = max(p[0] for p in every)
    longest = max(p[3] for p in every) * 1.1

    def x(bumps):
        return left + (width - left - right) * bumps / most

    def y(seconds):
        return height - bottom - (height - top - bottom) * seconds / longest

    step = next(s for s in (0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500) if longest / s <= 8)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="13">',
        f'<rect width="{width}" height="{height}" fill="white"/>',
        f'<text x="{left}" y="24" font-size="15">check --all --offline, files warm: seconds over bumps</text>',
        f'<text x="{left}" y="42">median, fastest and slowest; {os.cpu_count()} cores, {platform.machine()}</text>',
    ]
    tick = 0
    while tick <= longest:
        out.append(
            f'<path d="M{left} {y(tick):.1f}H{width - right}" stroke="#ddd"/>'
            f'<text x="{left - 8}" y="{y(tick) + 4:.1f}" text-anchor="end">{tick:g}</text>'
        )
        tick += step
    for bumps in sorted({p[0] for p in every}):
        out.append(
            f'<text x="{x(bumps):.1f}" y="{height - bottom + 20}" text-anchor="middle">{bumps}</text>'
        )
    for number, (name, colour, points) in enumerate(series):
        slope, start = line_through(points)
        out.append(
            f'<path d="M{x(0):.1f} {y(max(start, 0)):.1f}L{x(most):.1f} {y(start + slope * most):.1f}"'
            f' stroke="{colour}" stroke-opacity="0.5" stroke-dasharray="6 4" fill="none"/>'
        )
        for bumps, median, fastest, slowest in points:
            out.append(
                f'<path d="M{x(bumps):.1f} {y(fastest):.1f}V{y(slowest):.1f}" stroke="{colour}"/>'
                f'<circle cx="{x(bumps):.1f}" cy="{y(median):.1f}" r="4" fill="{colour}"/>'
                f'<text x="{x(bumps):.1f}" y="{y(slowest) - 8:.1f}" text-anchor="middle"'
                f' fill="{colour}">{median:.1f}</text>'
            )
        out.append(
            f'<text x="{left + 310 * number}" y="{height - 16}" fill="{colour}">{name}: {start:.1f} s'
            f" + {slope * 1000:.1f} ms a bump</text>"
        )
    out.append(
        f'<path d="M{left} {top}V{height - bottom}H{width - right}" stroke="black" fill="none"/></svg>'
    )
    return "\n".join(out) + "\n"


if __name__ == "__main__":
    {"measure": measure, "plot": plot}[sys.argv[1]](*sys.argv[2:])
