"""Letters as Word files (.docx) that cannot be used, or only in part."""

import io
from functools import cache

import docx

from tests.specimens.bad.case import (
    EMOJI,
    LOCKED,
    OLE,
    Bad,
    Said,
    flagged_as_locked,
    letter,
    swapped,
    unzipped,
    zipped,
)
from tests.word_files import BODY, W, saved

XXE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><x>&c;</x>'
FAR = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"


@cache
def word(area: str, finding: str = "") -> bytes:
    """The letter, a paragraph a line."""
    document = docx.Document()
    for line in letter(area, finding).split("\n"):
        document.add_paragraph(line)
    return saved(document)


def body(markup: str) -> bytes:
    data = f"<w:document {W}><w:body>{markup}</w:body></w:document>".encode()
    return zipped({**unzipped(word("Wordby")), BODY: data})


def part(name: str, data: bytes | None) -> bytes:
    parts = {**unzipped(word("Wordby"))}
    parts.pop(name, None)
    return zipped(parts if data is None else {**parts, name: data})


def nested(depth: int) -> str:
    start, end = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    return f"{start * depth}<w:p><w:r><w:t>deep</w:t></w:r></w:p>{end * depth}"


def reference(area: str, text: str) -> bytes:
    """A letter with a character reference put where a finding ends."""
    return swapped(word(area, "The offer is thinMARK."), BODY, b"MARK", text.encode())


def twice() -> bytes:
    """Two parts of one name, of which programs may read either."""
    import warnings
    import zipfile

    out = io.BytesIO(word("Twiceby"))
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(BODY, unzipped(word("Otherby"))[BODY])
    return out.getvalue()


def led_far_away() -> bytes:
    link = f'<Relationship Id="rId99" Type="{FAR}" Target="http://192.0.2.1/x.dotm" TargetMode="External"/>'
    rels = "word/_rels/document.xml.rels"
    return swapped(word("Farby"), rels, b"</Relationships>", f"{link}</Relationships>".encode())


IT_IS_NO_WORD_DOCUMENT_WHATEVER = Said(
    "It is no Word document, whatever its ending says.",
    ("Open it in Word, save it as a Word document (.docx) in the input folder, and run again."),
)
THE_WORD_FILE_IS_DAMAGED_OR = Said(
    "The Word file is damaged or incomplete.",
    "Get it again from where it came from, or open it in Word and save it anew.",
)
IT_IS_A_ZIP_PACKAGE_BUT = Said(
    "It is a zip package, but no Word document.",
    ("Open it in Word, save it as a Word document (.docx) in the input folder, and run again."),
)
ITS_PART_WORD_DOCUMENT_XML_HOLDS = Said(
    ("Its part word/document.xml holds a document type definition, which Office never writes."),
    ("Open it in Word, save it as a Word document (.docx) in the input folder, and run again."),
)
THE_WORD_FILE_HAS_NO_TEXT = Said(
    "The Word file has no text in it.", "Replace it with the letter as text or PDF, or take it out of the input folder."
)

CASES: tuple[Bad, ...] = (
    Bad(
        "empty.docx",
        lambda: b"",
        (Said("The file is empty.", "Replace it with the letter, or take it out of the input folder."),),
    ),
    Bad("one-byte.docx", lambda: b"P", (IT_IS_NO_WORD_DOCUMENT_WHATEVER,)),
    Bad("only-the-sign-of-a-zip.docx", lambda: b"PK\x03\x04", (THE_WORD_FILE_IS_DAMAGED_OR,)),
    Bad("cut-at-a-tenth.docx", lambda: word("Wordby")[:3000], (THE_WORD_FILE_IS_DAMAGED_OR,)),
    Bad("cut-in-half.docx", lambda: word("Wordby")[: len(word("Wordby")) // 2], (THE_WORD_FILE_IS_DAMAGED_OR,)),
    Bad("cut-by-one-byte.docx", lambda: word("Wordby")[:-1], (THE_WORD_FILE_IS_DAMAGED_OR,)),
    Bad("text.docx", lambda: letter("Wordby").encode(), (IT_IS_NO_WORD_DOCUMENT_WHATEVER,)),
    Bad("nulls.docx", lambda: b"\0" * 5000, (IT_IS_NO_WORD_DOCUMENT_WHATEVER,)),
    Bad(
        "old-word-file.docx",
        lambda: OLE,
        (
            Said(
                "It is a Word file of the old kind (.doc).",
                ("Open it in Word, save it as a Word document (.docx) in the input folder, and run again."),
            ),
        ),
    ),
    Bad(
        "locked-by-word.docx",
        lambda: LOCKED,
        (
            Said(
                "The Word file is locked with a password.",
                "Open it in Word, save a copy without the password, and run again.",
            ),
        ),
    ),
    Bad(
        "locked-by-a-zip-program.docx",
        lambda: flagged_as_locked(word("Wordby")),
        (Said("It is locked with a password.", "Save a copy without the password, and run again."),),
    ),
    Bad("a-word-file-in-a-zip.docx", lambda: zipped({"letter.docx": word("Wordby")}), (IT_IS_A_ZIP_PACKAGE_BUT,)),
    Bad(
        "a-zip-in-a-zip-in-a-zip.docx",
        lambda: zipped({"a.zip": zipped({"b.zip": zipped({"c": b" " * 900_000})})}),
        (IT_IS_A_ZIP_PACKAGE_BUT,),
    ),
    Bad(
        "bomb.docx",
        lambda: part(BODY, b" " * 30_000_000),
        (
            Said(
                ("Its part word/document.xml unpacks to 1,028 times its size, as files made to do harm are."),
                ("Open it in Word, save it as a Word document (.docx) in the input folder, and run again."),
            ),
        ),
    ),
    Bad(
        "bomb-of-many-parts.docx",
        lambda: zipped({f"word/{n}.xml": b"" for n in range(5001)}),
        (
            Said(
                "It holds 5,001 parts; more than 5,000 are not opened.",
                ("Open it in Word, save it as a Word document (.docx) in the input folder, and run again."),
            ),
        ),
    ),
    Bad(
        "a-part-that-leads-out.docx",
        lambda: part("../../evil.xml", b"<a/>"),
        (
            Said(
                "It holds a part whose name leads out of the file: ../../evil.xml.",
                ("Open it in Word, save it as a Word document (.docx) in the input folder, and run again."),
            ),
        ),
    ),
    Bad(
        "a-part-with-a-drive.docx",
        lambda: part("C:\\evil.xml", b"<a/>"),
        (
            Said(
                "It holds a part whose name leads out of the file: C:\\evil.xml.",
                ("Open it in Word, save it as a Word document (.docx) in the input folder, and run again."),
            ),
        ),
    ),
    Bad("an-entity-of-a-file.docx", lambda: part(BODY, XXE), (ITS_PART_WORD_DOCUMENT_XML_HOLDS,)),
    Bad("entities-without-end.docx", lambda: part(BODY, LAUGHS), (ITS_PART_WORD_DOCUMENT_XML_HOLDS,)),
    Bad("without-a-body.docx", lambda: part(BODY, f"<w:document {W}/>".encode()), (THE_WORD_FILE_HAS_NO_TEXT,)),
    Bad("without-its-document.docx", lambda: part(BODY, None), (IT_IS_A_ZIP_PACKAGE_BUT,)),
    Bad("without-its-relations.docx", lambda: part("_rels/.rels", None), (IT_IS_A_ZIP_PACKAGE_BUT,)),
    Bad("broken-markup.docx", lambda: part(BODY, b"<w:document"), (THE_WORD_FILE_IS_DAMAGED_OR,)),
    Bad("without-text.docx", lambda: body("<w:p/>"), (THE_WORD_FILE_HAS_NO_TEXT,)),
    Bad(
        "forty-tables-in-each-other.docx",
        lambda: body(nested(40)),
        (
            Said(
                "The Word file nests its tables too deeply to be a letter.",
                "Copy its text into a new Word document, and run again.",
            ),
        ),
    ),
    Bad(
        "twenty-thousand-controls-in-each-other.docx",
        lambda: body("<w:sdt>" * 20_000 + "</w:sdt>" * 20_000),
        (THE_WORD_FILE_HAS_NO_TEXT,),
    ),
    Bad("lone-surrogate.docx", lambda: reference("Loneby", "&#xD800;"), (THE_WORD_FILE_IS_DAMAGED_OR,)),
    Bad("null-reference.docx", lambda: reference("Nullby", "&#0;"), (THE_WORD_FILE_IS_DAMAGED_OR,)),
    Bad(
        "bytes-of-latin-1.docx",
        lambda: swapped(word("Latinby", "The café is far."), BODY, "é".encode(), b"\xe9"),
        (THE_WORD_FILE_IS_DAMAGED_OR,),
    ),
    Bad(
        "a-document-twice.docx",
        twice,
        (
            Said(
                "It holds two parts of one name: word/document.xml.",
                ("Open it in Word, save it as a Word document (.docx) in the input folder, and run again."),
            ),
        ),
    ),
    Bad(
        "another-kind-of-xml.docx",
        lambda: part(BODY, b"<html><body>Dear Ms Hallam</body></html>"),
        (IT_IS_A_ZIP_PACKAGE_BUT,),
    ),
    Bad("template-on-another-machine.docx", led_far_away),
    Bad(
        "right-to-left-override.docx",
        lambda: word("Turnby", "The offer is \u202edoog ton\u202c in places."),
        (
            Said(
                "2 control characters, which cannot be printed, were left out.",
                "Compare the places with the original.",
                severity="warning",
            ),
        ),
    ),
    Bad("sound-with-emoji.docx", lambda: word("Soundby", f"{EMOJI}."), kept=(f"{EMOJI}.",)),
)
