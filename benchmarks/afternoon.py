"""FROZEN: the reference that the benchmarks compare with. Do not tune it, and do not make it slower.

    python benchmarks/afternoon.py LETTERS OUTPUT

What an engineer would write in an afternoon for a folder of outcome letters as text: regular expressions find the
headings and bullets, pandas writes one register workbook of three sheets over all letters (through openpyxl), and
python-docx writes one plain paper a letter, with the letter as an appendix as councils do. It heals no bullets, traces
nothing to its line, keeps nobody's edits and checks nothing. It imports nothing of the toolkit.
"""

import re
import sys
from pathlib import Path

import pandas as pd
from docx import Document

SECTIONS = [
    ("Main findings", re.compile(r"^[#* ]*main findings", re.I)),
    ("Identifying", re.compile(r"^[#* ]*the effectiveness of .{3,60} in identifying", re.I)),
    ("Assessing and meeting needs", re.compile(r"^[#* ]*the effectiveness of .{3,60} in (assessing|meeting)", re.I)),
    ("Improving outcomes", re.compile(r"^[#* ]*the effectiveness of .{3,60} in improving", re.I)),
]
KINDS = [
    ("Strength", re.compile(r"^[#* ]*strengths[ *:]*$", re.I)),
    ("Area for development", re.compile(r"^[#* ]*areas? for (development|improvement)[ *:]*$", re.I)),
]
BULLET = re.compile(r"^\s*(?:[-*•■▪●]|\(?[a-z0-9]{1,2}[.)])\s+(?=\S)")
STATEMENT = re.compile(r"written statement of action", re.I)
WEAKNESSES = re.compile(r"significant (weakness|concern)", re.I)
END = re.compile(r"^\s*yours sincerely", re.I)
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
DAY = rf"\d{{1,2}} (?:{MONTH})(?: \d{{4}})?"
LETTER_DATE = re.compile(rf"^[#* ]*(\d{{1,2}} (?:{MONTH}) \d{{4}})[ *]*$", re.M)
INSPECTED = re.compile(rf"(?:From|Between) ({DAY}) (?:to|and) (\d{{1,2}} (?:{MONTH}) \d{{4}})")
AREA = re.compile(r"^[#* ]*Joint (?:local )?area SEND inspection in (.+?)[ *]*$", re.M)


def read_letter(path):
    text = path.read_text(encoding="utf-8")
    area = AREA.search(text)
    letter_date = LETTER_DATE.search(text)
    inspected = INSPECTED.search(text)
    letter = {
        "File": path.name,
        "Area": area.group(1) if area else path.stem,
        "Letter date": letter_date.group(1) if letter_date else "",
        "Inspection start": inspected.group(1) if inspected else "",
        "Inspection end": inspected.group(2) if inspected else "",
        "Statement required": "yes" if STATEMENT.search(text) else "no",
    }
    findings, weaknesses = find_bullets(text)
    for number, finding in enumerate(findings, 1):
        finding["Ref"] = f"F{number}"
    letter["Findings"] = len(findings)
    letter["Weaknesses"] = len(weaknesses)
    return letter, findings, weaknesses, text


def find_bullets(text):
    section = kind = ""
    in_weaknesses = False
    findings, weaknesses = [], []
    for number, line in enumerate(text.splitlines(), 1):
        if section and END.match(line):
            break
        heading = next((name for name, pattern in SECTIONS if pattern.match(line)), None)
        if heading:
            section, kind, in_weaknesses = heading, "Main" if heading == "Main findings" else "", False
            continue
        new_kind = next((name for name, pattern in KINDS if pattern.match(line)), None)
        if new_kind:
            kind = new_kind
            continue
        if section == "Improving outcomes" and WEAKNESSES.search(line):
            in_weaknesses = True
            continue
        if not section or not BULLET.match(line):
            continue
        words = BULLET.sub("", line).strip()
        if in_weaknesses:
            weaknesses.append({"Weakness": words, "Line": number})
        else:
            findings.append({"Section": section, "Kind": kind, "Finding": words, "Line": number})
    return findings, weaknesses


def write_paper(letter, findings, weaknesses, text, path):
    document = Document()
    document.add_heading(f"Outcome of the joint local area SEND inspection in {letter['Area']}", 0)
    document.add_heading("Summary", 1)
    document.add_paragraph(
        f"The local area was inspected from {letter['Inspection start']} to {letter['Inspection end']}."
        f" The outcome letter is dated {letter['Letter date']}."
    )
    document.add_paragraph(
        "A Written Statement of Action is required."
        if letter["Statement required"] == "yes"
        else "A Written Statement of Action is not required."
    )
    document.add_heading("What inspectors found", 1)
    for section, _ in SECTIONS:
        document.add_heading(section, 2)
        for kind in ["Main", "Strength", "Area for development"]:
            chosen = [f for f in findings if f["Section"] == section and f["Kind"] == kind]
            if chosen and kind != "Main":
                document.add_heading(kind, 3)
            for finding in chosen:
                document.add_paragraph(f"{finding['Ref']} {finding['Finding']}", style="List Bullet")
    if weaknesses:
        document.add_heading("Areas of significant weakness", 1)
        table = document.add_table(rows=1, cols=4)
        table.style = "Table Grid"
        for cell, heading in zip(table.rows[0].cells, ["Ref", "Weakness", "Action", "Lead officer"], strict=True):
            cell.text = heading
        for number, weakness in enumerate(weaknesses, 1):
            cells = table.add_row().cells
            cells[0].text = f"W{number}"
            cells[1].text = weakness["Weakness"]
    document.add_heading("Recommendations", 1)
    document.add_paragraph("That the Committee notes the outcome of the inspection.", style="List Number")
    document.add_paragraph("That the Committee asks for a report on progress in six months.", style="List Number")
    document.add_heading("Background papers", 1)
    document.add_paragraph(f"Outcome letter: {letter['File']}")
    append_letter(document, text)
    document.save(str(path))


def append_letter(document, text):
    document.add_page_break()
    document.add_heading("Appendix 1: the outcome letter", 1)
    for line in text.splitlines():
        if not line.strip():
            continue
        if BULLET.match(line):
            document.add_paragraph(BULLET.sub("", line).strip(), style="List Bullet")
        else:
            document.add_paragraph(line.strip())


def main(folder, output):
    output.mkdir(parents=True, exist_ok=True)
    all_letters, all_findings, all_weaknesses = [], [], []
    for path in sorted(folder.glob("*.txt")):
        letter, findings, weaknesses, text = read_letter(path)
        about = {"File": path.name, "Area": letter["Area"]}
        all_letters.append(letter)
        all_findings += [{**about, **finding} for finding in findings]
        all_weaknesses += [{**about, **weakness} for weakness in weaknesses]
        write_paper(letter, findings, weaknesses, text, output / f"{path.stem}-paper.docx")
    with pd.ExcelWriter(output / "register.xlsx", engine="openpyxl") as writer:
        pd.DataFrame(all_letters).to_excel(writer, sheet_name="Letters", index=False)
        pd.DataFrame(all_findings).to_excel(writer, sheet_name="Findings", index=False)
        pd.DataFrame(all_weaknesses).to_excel(writer, sheet_name="Weaknesses", index=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
