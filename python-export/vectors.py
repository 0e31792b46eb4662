"""Small goldens for units: python vectors.py [--out DIR] [--only FAMILY]."""

import argparse
import importlib
from pathlib import Path

import goldens

FAMILIES = ("scikit_learn", "random_numbers", "functions", "optimizers", "progbar", "summary", "text", "functional", "fits")

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=goldens.GOLDEN)
    parser.add_argument("--only", choices=FAMILIES)
    options = parser.parse_args()
    for family in [options.only] if options.only else FAMILIES:
        importlib.import_module(f"recipes.{family}").main(options.out)
