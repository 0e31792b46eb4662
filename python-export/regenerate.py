"""Makes every golden again: python regenerate.py [--out DIR] [--only NAME] [--quick] [--jobs N]."""

import argparse
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from vectors import FAMILIES, GOLDEN

HERE = Path(__file__).resolve().parent
# Here and in FAMILIES the longest stand first, so that the jobs end together.
TUTORIALS = ("sonar", "fashion_mnist", "mnist", "circles", "breast_cancer")
SLOW = ("sonar", "fashion_mnist", "mnist")
PARITY = ("parity",)


def command(name, out):
    if name in TUTORIALS:
        return [sys.executable, HERE / f"{name}.py", "--out", out / "tutorials"]
    if name in PARITY:
        return [sys.executable, HERE / "parity" / "generate.py", "--out", out / "parity"]
    return [sys.executable, HERE / "vectors.py", "--only", name, "--out", out]


def run(name, out):
    """Runs one script in a process of its own; its exit status."""
    start = time.time()
    done = subprocess.run(command(name, out), capture_output=True, text=True)
    verdict = "made" if done.returncode == 0 else "FAILED"
    print(f"{name:16s} {verdict} in {time.time() - start:.0f} s", flush=True)
    if done.returncode:
        print(done.stderr, file=sys.stderr)
    return done.returncode


if __name__ == "__main__":
    names = sorted(TUTORIALS + PARITY + FAMILIES, key=lambda name: name not in SLOW + FAMILIES[:1])
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=GOLDEN)
    parser.add_argument("--only", choices=names)
    parser.add_argument("--quick", action="store_true", help=f"leave out {', '.join(SLOW)}")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="scripts at a time")
    options = parser.parse_args()
    chosen = [options.only] if options.only else [n for n in names if not (options.quick and n in SLOW)]
    with ThreadPoolExecutor(options.jobs) as pool:
        statuses = list(pool.map(lambda name: run(name, options.out.resolve()), chosen))
    sys.exit(1 if any(statuses) else 0)
