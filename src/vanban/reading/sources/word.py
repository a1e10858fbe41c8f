"""Word documents (.docx): what the reader of the page sees, in the order in which it stands.

python-docx parses the XML; the walk over it is ours, because its own accessors leave out what plans are full of:
automatic numbers, tracked insertions, text boxes, content controls.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import parse_xml

from vanban.reading.problems import Unreadable
from vanban.reading.sources import tables
from vanban.reading.sources.legacy_letters import Fonts, Run
from vanban.reading.sources.numbering import Numbering

_MAX_PART = 24 * 1024 * 1024  # of XML, unpacked; the largest plans seen are below 2 MiB
_MAX_UNPACKED = 200 * 1024 * 1024
_MAX_RATIO = 150  # real documents pack about 10 to 1, blank tables up to 60 to 1
_MAX_MEMBERS = 5000
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_LOOKED_THROUGH = {qn(f"w:{tag}") for tag in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml",
                                              "hyperlink", "fldSimple", "dir", "bdo")}  # fmt: skip
_SIGNS = {qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-",
          qn("w:softHyphen"): "\u00ad"}  # fmt: skip
_P, _R, _T, _TBL, _TR, _TC, _BR, _BOX = (
    qn(f"w:{tag}") for tag in ("p", "r", "t", "tbl", "tr", "tc", "br", "txbxContent")
)


def read_docx(data: bytes, name: str | None) -> str:
    """The text of a .docx with its line breaks; page breaks that the author set are "\\f"."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return _Document(_Package(archive, name)).text()


class _Package:
    """The parts of the file that carry text. Nothing else in it is unpacked."""

    def __init__(self, archive: zipfile.ZipFile, name: str | None) -> None:
        self._archive, self._name = archive, name
        members = archive.infolist()
        if len(members) > _MAX_MEMBERS or sum(m.file_size for m in members) > _MAX_UNPACKED:
            raise Unreadable("bomb", name)
        if any(member.flag_bits & 1 for member in members):
            raise Unreadable("encrypted", name)
        self._root = self.related("", "officeDocument") or "word/document.xml"

    def document(self) -> Any:
        return self._xml(self._root)

    def part(self, kind: str) -> Any | None:
        path = self.related(self._root, kind)
        return None if path is None else self._xml(path)

    def related(self, path: str, kind: str) -> str | None:
        """Where the part of this kind lies that the part at `path` names."""
        folder, base = posixpath.split(path)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if relations not in self._archive.namelist():
            return None
        for relation in self._xml(relations).iterchildren(_RELATIONS):
            if (relation.get("Type") or "").rsplit("/", 1)[-1] == kind:
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or ""))[1:]
                return target if target in self._archive.namelist() else None
        return None

    def _xml(self, path: str) -> Any:
        packed = max(self._archive.getinfo(path).compress_size, 1)
        with self._archive.open(path) as part:
            data = part.read(_MAX_PART + 1)
        if len(data) > _MAX_PART or (len(data) > 2**20 and len(data) > _MAX_RATIO * packed):
            raise Unreadable("bomb", self._name)
        root = parse_xml(data)
        if root.getroottree().docinfo.internalDTD is not None:  # Word writes none; entity bombs need one
            raise Unreadable("bomb", self._name)
        return root


class _Styles:
    """What paragraphs and runs inherit from their styles."""

    def __init__(self, root: Any | None) -> None:
        styles = () if root is None else list(root.iterchildren(qn("w:style")))
        self._styles = {style.get(qn("w:styleId")): style for style in styles}
        self._default = next(
            (s.get(qn("w:styleId")) for s in styles
             if s.get(qn("w:type")) == "paragraph" and s.get(qn("w:default")) in ("1", "true")), None
        )  # fmt: skip
        self._everywhere = None if root is None else root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}")
        self._known: dict[tuple[str | None, str | None], list[Any]] = {}

    def chain(self, style: str | None) -> Iterator[Any]:
        """The style and those it is based on, nearest first."""
        seen = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = _value(self._styles[style], "w:basedOn")

    def of_text(self, run_style: str | None, paragraph_style: str | None) -> list[Any]:
        """The run properties that text of these styles inherits, nearest first."""
        key = (run_style, paragraph_style)
        if key not in self._known:
            styles = [*self.chain(run_style), *self.chain(paragraph_style or self._default)]
            holders = [*styles, self._everywhere] if self._everywhere is not None else styles
            self._known[key] = [rpr for holder in holders if (rpr := holder.find(qn("w:rPr"))) is not None]
        return self._known[key]


class _Document:
    def __init__(self, package: _Package) -> None:
        self._body = package.document().find(qn("w:body"))
        self._notes = [package.part("footnotes"), package.part("endnotes")]
        self._styles = _Styles(package.part("styles"))
        self._numbering = Numbering(package.part("numbering"))
        runs = self._body.iter(_R) if self._body is not None else ()
        self._fonts = Fonts(run for element in runs for run in self._runs_in(element, None, []))

    def text(self) -> str:
        if self._body is None:
            return ""
        notes = [line for part in self._notes if part is not None for line in self._notes_in(part)]
        lines = [*self._lines(self._body), *(["\f", *notes] if notes else [])]
        return "\n".join(lines).replace("\n\f\n", "\f").replace("\n\f", "\f")

    def _lines(self, parent: Any) -> Iterator[str]:
        for child in _shown(parent):
            if child.tag == _P:
                yield from self._paragraph(child)
            elif child.tag == _TBL:
                yield from tables.render([self._row(row) for row in _shown(child) if row.tag == _TR])

    def _row(self, row: Any) -> list[tables.Cell]:
        """The cells of a row, as many as the grid has: a merged cell stands once, the places it covers are empty."""
        cells: list[tables.Cell] = [[] for _ in range(_number(row, "w:trPr/w:gridBefore"))]
        for cell in _shown(row):
            if cell.tag == _TC:
                covered = (merge := cell.find(_path("w:tcPr/w:vMerge"))) is not None
                covered = covered and merge.get(qn("w:val"), "continue") == "continue"
                cells.append([] if covered else list(self._lines(cell)))
                cells += [[] for _ in range(_number(cell, "w:tcPr/w:gridSpan") - 1)]
        return cells

    def _notes_in(self, part: Any) -> Iterator[str]:
        notes = (note for note in part if note.get(qn("w:type")) in (None, "normal"))  # the others are rulers
        for number, note in enumerate(notes, 1):
            yield from (f"[{number}] {line.strip()}" for line in self._lines(note) if line.strip())

    def _paragraph(self, paragraph: Any) -> Iterator[str]:
        if _on(paragraph, "w:pPr/w:pageBreakBefore"):
            yield "\f"
        style = _value(paragraph, "w:pPr/w:pStyle")
        boxes: list[Any] = []
        runs = [run for r in _runs(paragraph) for run in self._runs_in(r, style, boxes)]
        text = self._fonts.to_unicode(runs)
        label = self._label(paragraph, style)
        for box in boxes:
            yield from self._lines(box)
        yield from f"{label} {text}".strip(" ").split("\n") if label else text.split("\n")
        section = paragraph.find(_path("w:pPr/w:sectPr"))
        if section is not None and _value(section, "w:type") != "continuous":
            yield "\f"

    def _label(self, paragraph: Any, style: str | None) -> str:
        holder, list_id, depth = style, *_list_place(paragraph)
        for inherited in self._styles.chain(style):
            if list_id is not None:
                break
            holder = inherited.get(qn("w:styleId"))
            list_id, own_depth = _list_place(inherited)
            depth = depth or own_depth
        if list_id in (None, "0"):  # 0: the paragraph was taken out of its style's list
            return ""
        return self._numbering.label(str(list_id), None if depth is None else int(depth), holder)

    def _runs_in(self, run: Any, style: str | None, boxes: list[Any]) -> Iterator[Run]:
        own = run.find(qn("w:rPr"))
        inherited = self._styles.of_text(None if own is None else _value(own, "w:rStyle"), style)
        properties = inherited if own is None else [own, *inherited]
        if _first(properties, "w:vanish"):
            return
        text = "".join(_signs(run, boxes))
        if _first(properties, "w:caps"):
            text = text.upper()
        if text:
            yield text, _font(properties)


def _shown(parent: Any) -> Iterator[Any]:
    """The children that the page shows, those in wrappers included; what a tracked change removed is not."""
    for child in parent.iterchildren():
        if child.tag in _LOOKED_THROUGH:
            yield from _shown(child)
        elif child.tag == f"{_MC}AlternateContent":
            yield from _shown(child[0]) if len(child) else ()
        elif child.tag != _TR or child.find(_path("w:trPr/w:del")) is None:
            yield child


def _runs(paragraph: Any) -> Iterator[Any]:
    return (child for child in _shown(paragraph) if child.tag == _R)


def _signs(run: Any, boxes: list[Any]) -> Iterator[str]:
    for child in _shown(run):
        if child.tag == _T:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == _BR:
            yield "\f" if child.get(qn("w:type")) == "page" else "\n"
        elif child.tag == qn("w:sym"):
            yield "•"
        elif isinstance(child.tag, str):
            boxes.extend(box for box in child.iter(_BOX) if not _is_fallback(box))


def _is_fallback(box: Any) -> bool:
    # A text box is stored twice, for new and for old versions of Word; a box inside a box comes with the outer one.
    return any(above.tag in (f"{_MC}Fallback", _BOX) for above in box.iterancestors())


def _list_place(holder: Any) -> tuple[str | None, str | None]:
    return _value(holder, "w:pPr/w:numPr/w:numId"), _value(holder, "w:pPr/w:numPr/w:ilvl")


def _font(properties: list[Any]) -> str | None:
    for rpr in properties:
        fonts = rpr.find(qn("w:rFonts"))
        name = None if fonts is None else fonts.get(qn("w:hAnsi")) or fonts.get(qn("w:ascii"))
        if name:
            return str(name)
    return None


def _first(properties: list[Any], tag: str) -> bool:
    return next((_on(rpr, tag) for rpr in properties if rpr.find(qn(tag)) is not None), False)


def _on(element: Any, path: str) -> bool:
    found = element.find(_path(path))
    return found is not None and found.get(qn("w:val"), "1") not in ("0", "false", "off")


def _number(element: Any, path: str) -> int:
    return min(int(_value(element, path) or 0), 63)  # Word has no wider tables


def _value(element: Any, path: str) -> str | None:
    found = element.find(_path(path))
    return None if found is None else found.get(qn("w:val"))


def _path(path: str) -> str:
    return path.replace("w:", f"{{{nsmap['w']}}}")
