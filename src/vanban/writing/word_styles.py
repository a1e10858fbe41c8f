"""The styles of our Word files, one for each component of `rules`, and the defaults below them."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from . import rules

STRONG = "Đậm"
RULE = "Đường kẻ"
_ALIGNMENTS = {
    rules.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    rules.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
    rules.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    None: WD_ALIGN_PARAGRAPH.LEFT,
}
_KEPT = frozenset("Normal DefaultParagraphFont TableNormal NoList TableGrid Header HeaderChar".split())
ROOM_TO_SIGN = 68  # points between the position and the name
STAY_WITH_NEXT = frozenset(
    "nation kind part part_title item article_heading clause_heading authority recipients annex annex_title".split()
)
_IN_TEXT = frozenset("paragraph basis item article_heading article clause_heading clause point".split())


def define_styles(file: Any) -> None:
    """Make the styles in a new Word file; those of its own that no page of ours uses go."""
    for style in list(file.styles.element.iterchildren(qn("w:style"))):
        if style.get(qn("w:styleId")) not in _KEPT:
            file.styles.element.remove(style)
    _default_font(file)
    for name, component in rules.COMPONENTS.items():
        _define(file, name, component)
    strong = file.styles.add_style(STRONG, WD_STYLE_TYPE.CHARACTER)
    strong.font.bold = True
    rule = file.styles.add_style(RULE, WD_STYLE_TYPE.PARAGRAPH)
    rule.base_style = file.styles["Normal"]
    rule.font.size = Pt(2)
    rule.paragraph_format.space_before = Pt(1)
    rule.paragraph_format.space_after = Pt(4)
    rule.paragraph_format.line_spacing = Pt(2)
    _modern(file)


def _default_font(file: Any) -> None:
    """Times New Roman in black everywhere, Vietnamese for the spelling, no space that nobody asked for."""
    normal = file.styles["Normal"]
    normal.font.name, normal.font.size = rules.FONT, Pt(rules.COMPONENTS["paragraph"].written)
    normal.font.color.rgb = RGBColor(0, 0, 0)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    properties = file.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for fonts in (properties.find(qn("w:rFonts")), normal.element.rPr.rFonts):
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), rules.FONT)
    language = properties.find(qn("w:lang"))
    for script in ("val", "eastAsia", "bidi"):
        language.set(qn(f"w:{script}"), "vi-VN")


def _define(file: Any, name: str, component: rules.Component) -> None:
    style = file.styles.add_style(component.style, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = file.styles["Normal"]
    style.quick_style = True
    style.font.size = Pt(component.written)
    style.font.bold, style.font.italic = bool(component.bold), bool(component.italic)
    layout = style.paragraph_format
    layout.alignment = _ALIGNMENTS[component.align]
    layout.space_before = Pt(ROOM_TO_SIGN if name == "signer" else component.before)
    layout.line_spacing = rules.LINE_SPACING.written if name in _IN_TEXT else 1.0
    layout.keep_with_next = name in STAY_WITH_NEXT
    layout.widow_control = True
    if component.indented:
        layout.first_line_indent = Mm(rules.INDENT)
    if component.outline is not None:
        outline = OxmlElement("w:outlineLvl")
        outline.set(qn("w:val"), str(component.outline))
        style.element.get_or_add_pPr().append(outline)


def _modern(file: Any) -> None:
    """Without this mark Word opens the file in compatibility mode."""
    compat = file.settings.element.find(qn("w:compat"))
    if compat is None:
        compat = OxmlElement("w:compat")
        file.settings.element.append(compat)
    mode = OxmlElement("w:compatSetting")
    for attribute, value in (
        ("name", "compatibilityMode"), ("uri", "http://schemas.microsoft.com/office/word"), ("val", "15")
    ):  # fmt: skip
        mode.set(qn(f"w:{attribute}"), value)
    compat.append(mode)
