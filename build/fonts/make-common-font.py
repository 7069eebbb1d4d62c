"""Makes the part of the typeface that nearly every text needs, and the style sheet that uses it.

Run with fonttools 4.66 and brotli 1.2 from the root of the repository, after the typeface has changed:
    python build/fonts/make-common-font.py
"""

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path("renderer/styles/fonts")
# The 2,350 syllables of KS X 1001 are all of nearly every text; names with others, and Hanja, have the whole typeface.
SYMBOLS = [(0x20, 0x2FF), (0x2000, 0x27BF), (0x3000, 0x303F), (0x3131, 0x318E), (0x3200, 0x32FF), (0xFF00, 0xFFEE)]
FEATURES = ["kern", "liga", "calt", "ccmp", "mark", "mkmk", "tnum", "case", "locl"]
# The licence reserves the name of the original for unchanged files.
NAMES = {1: "Narae Text", 3: "Narae Text", 4: "Narae Text", 6: "NaraeText"}


def is_common(code):
    if 0xAC00 <= code <= 0xD7A3:
        try:
            return len(chr(code).encode("euc_kr")) == 2
        except UnicodeEncodeError:
            return False
    return any(first <= code <= last for first, last in SYMBOLS)


def ranges(codes):
    runs = []
    for code in sorted(codes):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ", ".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in runs)


def main():
    font = TTFont(FONTS / "PretendardGOVVariable.woff2")
    common = [code for code in font.getBestCmap() if is_common(code)]
    options = subset.Options()
    options.layout_features = FEATURES
    options.name_IDs = [0]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=common)
    subsetter.subset(font)
    names = font["name"]
    names.names = [name for name in names.names if name.nameID == 0 or name.nameID > 25]
    for number, text in NAMES.items():
        names.setName(text, number, 3, 1, 0x409)
    font.flavor = "woff2"
    font.save(FONTS / "common.woff2")
    sheet = f"""/*
 * Made by build/fonts/make-common-font.py: the tenth of Pretendard GOV (OFL 1.1, see fonts/LICENSE.txt) that nearly every text needs.
 * The whole of it takes half a second of a start to be read.
 */
@font-face {{
  font-family: 'Pretendard GOV Variable';
  font-weight: 45 920;
  font-display: block;
  src: url('./fonts/common.woff2') format('woff2-variations');
  unicode-range: {ranges(common)};
}}
"""
    Path("renderer/styles/common-font.css").write_text(sheet)


main()
