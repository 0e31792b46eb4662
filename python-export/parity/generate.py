"""Writes the parity goldens, one line a case: python generate.py [--out DIR] [--only FAMILY]."""

import argparse
import gzip
import io
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
LIVE = ("fit",)  # compared with an installed Keras only; recipes/fits.py writes goldens of whole fits

import goldens
import oracle


def write(file, family, cases):
    """A header, then {"case", "results"} a line, in gzip without a time in it: the same bytes each time."""
    header = {
        "made_by": f"python-export/parity/generate.py --only {family}",
        "versions": oracle.versions(),
        "machine": goldens.machine(),
    }
    identities = [case["id"] for case in cases]
    twice = sorted({i for i in identities if identities.count(i) > 1})
    if twice:
        raise ValueError(f"{family}: two cases have the id {twice[0]}")
    lines = [header] + [{"case": case, "results": oracle.run(case)} for case in cases]
    text = "".join(json.dumps(line, allow_nan=False, separators=(",", ":")) + "\n" for line in lines)
    raw = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=raw, mtime=0) as packed:
        packed.write(text.encode())
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(raw.getvalue())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=goldens.GOLDEN / "parity")
    families = [family for family in oracle.FAMILIES if family not in LIVE]
    parser.add_argument("--only", choices=families)
    options = parser.parse_args()
    for family in [options.only] if options.only else families:
        cases = oracle.grid(family)
        if cases:
            write(options.out / f"{family}.jsonl.gz", family, cases)
