"""Small goldens for units: python vectors.py [--out DIR] [--only FAMILY]."""

import argparse
import importlib
from pathlib import Path

GOLDEN = Path(__file__).resolve().parent.parent / "src" / "test" / "resources" / "golden"
FAMILIES = (
    "fits",
    "functional",
    "on_batch",
    "text",
    "progbar",
    "callbacks",
    "summary",
    "functions",
    "optimizers",
    "random_numbers",
    "data_files",
    "scikit_learn",
    "wrappers",
)

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=GOLDEN)
    parser.add_argument("--only", choices=FAMILIES)
    options = parser.parse_args()
    for family in [options.only] if options.only else FAMILIES:
        importlib.import_module(f"recipes.{family}").main(options.out)
