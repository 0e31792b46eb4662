"""Writes the letters of the plots: the outlines of DejaVu Sans, matplotlib's font, as text.

    pip install matplotlib fonttools
    python python-export/glyphs.py

Takes the font file that matplotlib carries and writes src/main/resources/org/kerasjvm/plot/dejavu-sans.txt:
a line `em ascent descent`, a line `glyph CODEPOINT ADVANCE PATH` for each character (font units, y up; M, L, Q, Z),
`.notdef` as code point 0, and a line `kern LEFT RIGHT ADJUST` for each kerned pair of ASCII characters.
"""

import pathlib

import matplotlib
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

RANGES = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x391, 0x3C9), (0x401, 0x45F), (0x2010, 0x2026), (0x2030, 0x2033),
    (0x2070, 0x209C), (0x20AC, 0x20AC), (0x2122, 0x2122), (0x2190, 0x2194), (0x2200, 0x2212), (0x221A, 0x221E),
    (0x2248, 0x2248), (0x2260, 0x2265),
]


class TextPen(BasePen):
    """Spells a glyph with M, L, Q and Z."""

    def __init__(self, glyphs):
        super().__init__(glyphs)
        self.words = []

    def _add(self, command, *points):
        self.words.append(command + " ".join(f"{round(v)}" for point in points for v in point))

    def _moveTo(self, point):
        self._add("M", point)

    def _lineTo(self, point):
        self._add("L", point)

    def _qCurveToOne(self, control, point):
        self._add("Q", control, point)

    def _closePath(self):
        self.words.append("Z")


def outline(glyphs, name):
    pen = TextPen(glyphs)
    glyphs[name].draw(pen)
    return "".join(pen.words)


def main():
    font = TTFont(pathlib.Path(matplotlib.get_data_path()) / "fonts/ttf/DejaVuSans.ttf")
    glyphs, cmap, advance = font.getGlyphSet(), font.getBestCmap(), font["hmtx"]
    lines = [f"em {font['head'].unitsPerEm} {font['hhea'].ascent} {-font['hhea'].descent}"]
    wanted = {0: ".notdef"}
    for first, last in RANGES:
        wanted.update({code: cmap[code] for code in range(first, last + 1) if code in cmap})
    for code, name in wanted.items():
        lines.append(f"glyph {code:x} {advance[name][0]} {outline(glyphs, name)}".rstrip())
    ascii_of = {name: code for code, name in wanted.items() if 0x20 < code < 0x7F}
    for (left, right), adjust in sorted(font["kern"].kernTables[0].kernTable.items()):
        if left in ascii_of and right in ascii_of:
            lines.append(f"kern {ascii_of[left]:x} {ascii_of[right]:x} {adjust}")
    target = pathlib.Path(__file__).parents[1] / "src/main/resources/org/kerasjvm/plot/dejavu-sans.txt"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
