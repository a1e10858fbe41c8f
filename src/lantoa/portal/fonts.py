"""Cuts the two type families down to what Vietnamese and English pages need, and writes the CSS that loads them.

Each face is cut in two files with their own unicode-range: the everyday letters, and the rest (most accented
capitals, other Latin letters, combining marks), which a browser fetches only where a page uses one. A page in
Vietnamese then costs 9 kB a face and not 14.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

_LOWER = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_SENTENCE_STARTS = "ÀÁĂÂẤẨÊẾÍÔỐỒỔƠỞÚỦƯỨÝĐ"
_MARKS = "\u00a0–—‘’“”…·•×²°§«»₫→←↑↓"
_ASCII = range(0x20, 0x7F)
_COMBINING = (0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323)
EVERYDAY = frozenset([*_ASCII, *map(ord, _LOWER + _SENTENCE_STARTS + _MARKS)])
REST = frozenset([*map(ord, _LOWER.upper()), *range(0xA0, 0x180), *_COMBINING, *map(ord, "€№≤≥−‑›‹")]) - EVERYDAY
_BLOCKS = (REST | EVERYDAY) - frozenset(_ASCII)


@dataclass(frozen=True)
class Fallback:
    """A system font that stands in until ours arrives, widened so that lines break where they will in the end.

    `widen` is the mean width of our letters over theirs, measured on the text of real plans (Liberation has the
    metrics of Arial and Times New Roman; accented letters are as wide as their base letter).
    """

    names: tuple[str, ...]
    widen: float


@dataclass(frozen=True)
class Face:
    """One weight and style of a family, and where it is cut from."""

    family: str
    weight: int
    package: str
    source: str
    fallback: Fallback
    italic: bool = False

    @property
    def file_name(self) -> str:
        return f"{self.family.lower().replace(' ', '-')}-{self.weight}{'-italic' * self.italic}"

    def load(self) -> TTFont:
        path = resources.files(self.package).joinpath("files", self.source)
        return TTFont(str(path), lazy=True)


_ARIAL = ("Arial", "Liberation Sans", "Roboto")
_ARIAL_BOLD = ("Arial Bold", "Liberation Sans Bold", "Roboto Bold")
_TIMES = ("Times New Roman", "Liberation Serif", "Noto Serif")
_TIMES_BOLD = ("Times New Roman Bold", "Liberation Serif Bold", "Noto Serif Bold")
_TIMES_ITALIC = ("Times New Roman Italic", "Liberation Serif Italic", "Noto Serif Italic")
_SANS, _SERIF = "fontpkg_be_vietnam_pro", "fontpkg_source_serif_4"
_UPRIGHT, _ITALIC = "SourceSerif4[opsz,wght].ttf", "SourceSerif4-Italic[opsz,wght].ttf"

FACES = (
    Face("Be Vietnam Pro", 400, _SANS, "BeVietnamPro-Regular.ttf", Fallback(_ARIAL, 1.083)),
    Face("Be Vietnam Pro", 600, _SANS, "BeVietnamPro-SemiBold.ttf", Fallback(_ARIAL_BOLD, 1.031)),
    Face("Be Vietnam Pro", 800, _SANS, "BeVietnamPro-ExtraBold.ttf", Fallback(_ARIAL_BOLD, 1.054)),
    Face("Source Serif 4", 400, _SERIF, _UPRIGHT, Fallback(_TIMES, 1.128)),
    Face("Source Serif 4", 600, _SERIF, _UPRIGHT, Fallback(_TIMES_BOLD, 1.073)),
    Face("Source Serif 4", 400, _SERIF, _ITALIC, Fallback(_TIMES_ITALIC, 1.054), italic=True),
)


def build(target: Path) -> bool:
    """Write the font files, their licences and fonts.css into `target`; False if they are there already."""
    style_sheet, stamp = target / "fonts.css", f"/* Made by build_fonts, {_fingerprint()} */\n"
    if style_sheet.exists() and style_sheet.read_text("utf-8").startswith(stamp):
        return False
    target.mkdir(parents=True, exist_ok=True)
    rules = [rule for face in FACES for rule in _make(face, target)]
    for package in (_SANS, _SERIF):
        licence = resources.files(package).joinpath("LICENSE").read_bytes()
        (target / f"{package.removeprefix('fontpkg_').replace('_', '-')}-OFL.txt").write_bytes(licence)
    style_sheet.write_text(stamp + "\n".join(rules) + "\n", "utf-8")
    return True


def _fingerprint() -> str:
    return hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:12]


def _make(face: Face, target: Path) -> Iterable[str]:
    """Cut one face into its two files; the rules that load them and the one that stands in."""
    yield _fallback_rule(face, face.load())
    # Where two ranges overlap the later rule wins, so the first may name whole blocks, which is shorter.
    for suffix, letters, claimed in (("-rest", REST, _BLOCKS), ("", EVERYDAY, EVERYDAY)):
        name = f"{face.file_name}{suffix}.woff2"
        _cut(face, letters).save(target / name)
        yield _rule(face, f'src:url("{name}") format("woff2");unicode-range:{_ranges(claimed)}')


def _cut(face: Face, letters: Iterable[int]) -> TTFont:
    options = Options()
    options.hinting = False
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.name_IDs = [1, 2, 13, 14]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    font = face.load()
    subsetter.subset(font)
    if "fvar" in font:
        font = instantiateVariableFont(font, {"opsz": 18, "wght": face.weight})
    font.flavor = "woff2"
    return font


def _rule(face: Face, rest: str, family: str = "", display: str = "font-display:swap;") -> str:
    style = f"font-style:{'italic' if face.italic else 'normal'};font-weight:{face.weight};"
    return f'@font-face{{font-family:"{family or face.family}";{style}{display}{rest}}}'


def _fallback_rule(face: Face, font: TTFont) -> str:
    """Ascent and descent are given for the widened letters, so they are divided by the widening."""
    metrics, em = font["hhea"], font["head"].unitsPerEm * face.fallback.widen
    sources = ",".join(f'local("{name}")' for name in face.fallback.names)
    rest = (
        f"src:{sources};size-adjust:{face.fallback.widen:.1%};ascent-override:{metrics.ascent / em:.1%};"
        f"descent-override:{-metrics.descent / em:.1%};line-gap-override:0%"
    )
    return _rule(face, rest, family=f"{face.family} fallback", display="")


def _ranges(letters: Iterable[int]) -> str:
    """Code points as CSS writes them: U+20-7E,U+C0."""
    runs: list[list[int]] = []
    for letter in sorted(letters):
        if runs and letter == runs[-1][1] + 1:
            runs[-1][1] = letter
        else:
            runs.append([letter, letter])
    return ",".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in runs)
