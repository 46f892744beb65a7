"""What other programs make of a workbook that says the same: each changes its parts."""

import re
from collections.abc import Callable

from lxml import etree

from tests.package_parts import Parts, raw, sheet_parts, tables, workbook_part, xml

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = {
    MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/": "http://purl.oclc.org/ooxml/officeDocument/",
    "http://schemas.openxmlformats.org/drawingml/2006/": "http://purl.oclc.org/ooxml/drawingml/",
}
_PACKAGE = re.compile(r"_rels/|\[Content_Types\]")


def strict(parts: Parts) -> None:
    """As Excel's "Strict Open XML Spreadsheet"."""
    for name in parts:
        data = parts[name]
        for old, new in _STRICT.items():
            data = data.replace(old.encode(), new.encode())
        parts[name] = data


def prefixed(parts: Parts) -> None:
    """As the Open XML SDK: every element of the main namespace with a prefix."""
    for name, data in parts.items():
        if MAIN.encode() in data and name.startswith("xl/"):
            data = re.sub(rb"<(/?)(\w+)(?=[\s>/])", rb"<\1x:\2", data)
            data = data.replace(b'xmlns="' + MAIN.encode(), b'xmlns:x="' + MAIN.encode())
            parts[name] = data


def since_1904(parts: Parts) -> None:
    """As Excel for the Mac once did; the days typed are four years and a day less."""
    root = xml(parts[workbook_part(parts)])
    root.find("{*}workbookPr").set("date1904", "1")
    parts[workbook_part(parts)] = raw(root)
    part = sheet_parts(parts)["Action plan"]
    parts[part] = parts[part].replace(b"<v>44531</v>", b"<v>43069</v>")


def protected(parts: Parts) -> None:
    for part in sheet_parts(parts).values():
        parts[part] = parts[part].replace(b"</sheetData>", b'</sheetData><sheetProtection sheet="1" objects="1"/>')


def utf_16(parts: Parts) -> None:
    for name, data in parts.items():
        if name.endswith(".xml") and not _PACKAGE.search(name):
            parts[name] = etree.tostring(xml(data), encoding="UTF-16", xml_declaration=True)  # type: ignore[assignment]


def pretty_printed(parts: Parts) -> None:
    """With a line for each element and comments between them."""
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")) and "sharedStrings" not in name and not name.startswith("docProps"):
            root = xml(data)
            etree.indent(root)
            parts[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    for part in sheet_parts(parts).values():
        parts[part] = parts[part].replace(b"<sheetData>", b"<sheetData><!-- <row r='1'/> -->")


def inline_texts(parts: Parts) -> None:
    """As programs that write no shared texts."""
    texts = xml(parts.pop("xl/sharedStrings.xml")).findall("{*}si")
    for part in sheet_parts(parts).values():
        root = xml(parts[part])
        for c in [c for c in root.iter("{*}c") if c.get("t") == "s"]:
            stored = c.find("{*}v")
            inline = etree.SubElement(c, f"{{{MAIN}}}is")
            etree.SubElement(inline, f"{{{MAIN}}}t").text = texts[int(stored.text)].findtext("{*}t")
            c.remove(stored)
            c.set("t", "inlineStr")
        parts[part] = raw(root)
    for name in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        parts[name] = re.sub(rb"<[^<>]*sharedStrings[^<>]*/>", b"", parts[name])


def unaddressed(parts: Parts) -> None:
    """Rows and cells that do not say where they are: every cell to the last one is there."""
    for part in sheet_parts(parts).values():
        root = xml(parts[part])
        rows = root.find("{*}sheetData")
        for number, row in enumerate(rows.findall("{*}row"), 1):
            while int(row.get("r")) > number + sum(1 for r in row.itersiblings(preceding=True) if r.get("r") is None):
                row.addprevious(etree.Element(f"{{{MAIN}}}row"))
            _fill(row)
        for element in rows.iter("{*}row", "{*}c"):
            element.attrib.pop("r", None)
        parts[part] = raw(root)


def _fill(row: etree._Element) -> None:
    for position, c in enumerate(row.findall("{*}c")):
        said = re.sub(r"\d", "", c.get("r", ""))
        column = sum((ord(x) - 64) * 26**i for i, x in enumerate(reversed(said)))
        while row.index(c) < column - 1:
            c.addprevious(etree.Element(f"{{{MAIN}}}c"))
        assert row.index(c) >= position


def absolute_targets(parts: Parts) -> None:
    for name in [n for n in parts if n.endswith(".rels") and n != "_rels/.rels"]:
        data = parts[name].replace(b'Target="../', b'Target="/xl/')
        parts[name] = re.sub(rb'Target="(?=worksheets|theme|styles|sharedStrings)', b'Target="/xl/', data)
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b'Target="', b'Target="/')


def other_capitals(parts: Parts) -> None:
    """Parts that are named with other capitals than they are called with."""
    for name in [n for n in parts if n.startswith("xl/") and "_rels" not in n]:
        folder, _, file = name.rpartition("/")
        parts[f"{folder}/{file[:1].upper()}{file[1:]}"] = parts.pop(name)


def like_libreoffice(parts: Parts) -> None:
    """No formulas on the tables, hidden names shown, true and false as words, each attribute spelt out."""
    for title in sheet_parts(parts):
        for part in tables(parts, title):
            data = re.sub(rb"<calculatedColumnFormula>.*?</calculatedColumnFormula>", b"", parts[part])
            parts[part] = re.sub(rb' dataDxfId="\d+"|<tableStyleInfo[^>]*/>', b"", data)
        part = sheet_parts(parts)[title]
        data = parts[part].replace(b"<f>", b'<f aca="false">').replace(b' t="str"><f', b' t="str"><f')
        parts[part] = re.sub(rb'<row r="(\d+)"[^>]*?( ht="[\d.]+")?>', rb'<row r="\1" customFormat="false"\2>', data)
    book = workbook_part(parts)
    parts[book] = parts[book].replace(b' hidden="1"', b' hidden="false" vbProcedure="false"')


def with_macros(parts: Parts) -> None:
    """As .xlsm, with the macros' part."""
    parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0macros" * 50
    types = parts["[Content_Types].xml"].replace(
        b"openxmlformats-officedocument.spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml"
    )
    macros = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    parts["[Content_Types].xml"] = re.sub(rb"(<Types[^>]*>)", rb"\1" + macros, types)
    link = b'<Relationship Id="rIdMacros" Target="vbaProject.bin" Type="http://schemas.microsoft.com/office/2006/'
    end = b"</Relationships>"
    links = parts["xl/_rels/workbook.xml.rels"]
    parts["xl/_rels/workbook.xml.rels"] = links.replace(end, link + b'relationships/vbaProject"/>' + end)


def older(parts: Parts) -> None:
    """Before names and numbers were planted, and before Findings had Figures and In source."""
    del parts["docProps/custom.xml"]
    for name in ("[Content_Types].xml", "_rels/.rels"):
        parts[name] = re.sub(rb"<[^<>]*docProps/custom.xml[^<>]*/>", b"", parts[name])
    book = workbook_part(parts)
    parts[book] = re.sub(rb"<definedName name=\"_send[^<]*</definedName>", b"", parts[book])
    part, (table,) = sheet_parts(parts)["Findings"], tables(parts, "Findings")
    root = xml(parts[part])
    for c in [c for c in root.iter("{*}c") if re.fullmatch(r"R\d+", c.get("r"))]:
        c.getparent().remove(c)
    parts[part] = raw(root)
    data = re.sub(rb'<tableColumn id="18"[^>]*/>', b"", parts[table]).replace(b":R", b":Q")
    parts[table] = data.replace(b'tableColumns count="18"', b'tableColumns count="17"')


PROGRAMS: dict[str, Callable[[Parts], None]] = {
    "the toolkit": lambda parts: None,
    "strict Open XML": strict,
    "prefixes": prefixed,
    "days since 1904": since_1904,
    "sheet protection": protected,
    "UTF-16": utf_16,
    "pretty printed": pretty_printed,
    "no shared texts": inline_texts,
    "no addresses": unaddressed,
    "absolute targets": absolute_targets,
    "other capitals": other_capitals,
    "like LibreOffice": like_libreoffice,
    "with macros": with_macros,
}
