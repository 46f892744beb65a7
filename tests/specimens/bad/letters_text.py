"""Letters as text (.txt, .md) that cannot be used, or only in part."""

from tests.specimens.bad.case import EMOJI, LOCKED, POP, RTL, Bad, Said, letter, zipped


def with_finding(area: str, finding: str) -> bytes:
    return letter(area, finding).encode()


THE_FILE_IS_EMPTY = Said("The file is empty.", "Replace it with the letter, or take it out of the input folder.")
THIS_IS_NOT_AN_INSPECTION_DOCUMENT = Said(
    ("This is not an inspection document the toolkit knows. Looked for and not found: …"),
    ("If it is one, check that the whole document was copied; otherwise take it out of the input folder."),
)
IT_IS_NOT_IN_THE_ENCODING = Said(
    ("It is not in the encoding UTF-8, so letters and quotation marks would come out wrong."),
    "Open it in Notepad, choose Save as with encoding UTF-8, and run again.",
)
LINE_140_IS_NOT_IN_THE = Said(
    ("Line 140 is not in the encoding UTF-8, so letters and quotation marks would come out wrong."),
    "Open it in Notepad, choose Save as with encoding UTF-8, and run again.",
)
SOME_CONTROL_CHARACTERS_WHICH_CANNOT_BE = Said(
    "2 control characters, which cannot be printed, were left out.",
    "Compare the places with the original.",
    severity="warning",
)

NINES = "9" * 400

CASES: tuple[Bad, ...] = (
    Bad("empty.txt", lambda: b"", (THE_FILE_IS_EMPTY,)),
    Bad("one-byte.txt", lambda: b"D", (THIS_IS_NOT_AN_INSPECTION_DOCUMENT,)),
    Bad("one-null.txt", lambda: b"\0", (THE_FILE_IS_EMPTY,)),
    Bad("blank-lines.md", lambda: b"\n \n\t\n", (THE_FILE_IS_EMPTY,)),
    Bad("only-a-byte-order-mark.txt", lambda: b"\xef\xbb\xbf", (THE_FILE_IS_EMPTY,)),
    Bad(
        "a-zip.txt",
        lambda: zipped({"a.xml": b"<a/>"}),
        (
            Said(
                "It is a Word or zip file with another ending, not text.",
                ("Open it, save it as plain text (.txt, encoding UTF-8) in the input folder, and run again."),
            ),
        ),
    ),
    Bad(
        "a-locked-word-file.txt",
        lambda: LOCKED,
        (
            Said(
                "It is a Word file with another ending, not text.",
                ("Open it, save it as plain text (.txt, encoding UTF-8) in the input folder, and run again."),
            ),
        ),
    ),
    Bad(
        "latin-1.txt",
        lambda: letter("Latinby", "The café offer is £5.").encode("latin-1", "replace"),
        (
            Said(
                ("Line 94 is not in the encoding UTF-8, so letters and quotation marks would come out wrong."),
                "Open it in Notepad, choose Save as with encoding UTF-8, and run again.",
            ),
        ),
    ),
    Bad("utf-16-without-mark.txt", lambda: letter("Widby").encode("utf-16-le"), (IT_IS_NOT_IN_THE_ENCODING,)),
    Bad("utf-16-big-without-mark.txt", lambda: letter("Bigby").encode("utf-16-be"), (IT_IS_NOT_IN_THE_ENCODING,)),
    Bad("utf-16-odd-length.txt", lambda: letter("Oddby").encode("utf-16") + b"x", (LINE_140_IS_NOT_IN_THE,)),
    Bad(
        "utf-16-lone-surrogate.txt",
        lambda: letter("Loneby").encode("utf-16") + b"\x00\xd8\x41\x00",
        (LINE_140_IS_NOT_IN_THE,),
    ),
    Bad("utf-32.txt", lambda: letter("Widerby").encode("utf-32"), (IT_IS_NOT_IN_THE_ENCODING,)),
    Bad(
        "cut-within-a-character.txt",
        lambda: letter("Cutby").encode()[:-1] + "’".encode()[:2],
        (
            Said(
                ("Line 139 is not in the encoding UTF-8, so letters and quotation marks would come out wrong."),
                "Open it in Notepad, choose Save as with encoding UTF-8, and run again.",
            ),
        ),
    ),
    Bad("cut-before-its-findings.txt", lambda: letter("Shortby").encode()[:600], (THIS_IS_NOT_AN_INSPECTION_DOCUMENT,)),
    Bad(
        "cut-within-its-findings.txt",
        lambda: letter("Halfby")[: letter("Halfby").index("The local offer is")].encode(),
        (
            Said(
                ("A written statement of action is required, but no area of significant weakness could be read."),
                "Read the end of the letter and put them into the paper by hand.",
            ),
        ),
    ),
    Bad(
        "minutes.txt",
        lambda: b"Minutes of the meeting of 3 May.\n",
        (
            Said(
                (
                    "It looks like minutes of a meeting. This is not an inspection document the "
                    "toolkit knows. Looked for and not found: …"
                ),
                ("If it is one, check that the whole document was copied; otherwise take it out of the input folder."),
            ),
        ),
    ),
    Bad(
        "a-word-document-in-rich-text.rtf",
        lambda: b"{\\rtf1 Dear Ms Hallam}",
        (
            Said(
                ".rtf is not a kind of file this version reads.",
                (
                    "Save it as one of: .pdf, .docx, .html, .htm, .txt, .md. Put that in the input "
                    "folder, and run again."
                ),
            ),
        ),
    ),
    Bad(
        "old-word-file.doc",
        lambda: LOCKED,
        (
            Said(
                ".doc is not a kind of file this version reads.",
                (
                    "Save it as one of: .pdf, .docx, .html, .htm, .txt, .md. Put that in the input "
                    "folder, and run again."
                ),
            ),
        ),
    ),
    Bad(
        "nulls-inside.txt",
        lambda: with_finding("Nullby", "The local\0 offer\0 is thin."),
        (SOME_CONTROL_CHARACTERS_WHICH_CANNOT_BE,),
        kept=("The local offer is thin.",),
    ),
    Bad(
        "control-characters.txt",
        lambda: with_finding("Bellby", "The \x07local \x1b[31moffer\x85 is thin."),
        (
            Said(
                "3 control characters, which cannot be printed, were left out.",
                "Compare the places with the original.",
                severity="warning",
            ),
        ),
        kept=("The local [31moffer is thin.",),
    ),
    Bad(
        "right-to-left-override.txt",
        lambda: with_finding("Turnby", f"The offer is {RTL}doog ton{POP} in places."),
        (SOME_CONTROL_CHARACTERS_WHICH_CANNOT_BE,),
        kept=("The offer is doog ton in places.",),
    ),
    Bad(
        "no-character-at-all.txt",
        lambda: with_finding("Noby", "The local\ufffe offer\uffff is thin."),
        kept=("The local offer is thin.",),
    ),
    Bad(
        "a-number-of-four-hundred-digits.txt",
        lambda: with_finding("Digitby", f"The offer reaches {NINES} children, {NINES}% of them, for \u00a3{NINES}."),
        kept=(f"The offer reaches {NINES} children, {NINES}% of them, for \u00a3{NINES}.",),
    ),
    Bad(
        "replacement-characters.txt",
        lambda: with_finding("Lostby", "The council\ufffds offer is thin."),
        (
            Said(
                ("One letter cannot be told any more and stands as � in line 94: the file came so."),
                "Get it anew from where it came from, since papers quote what stands there.",
                severity="warning",
            ),
        ),
        kept=("The council\ufffds offer is thin.",),
    ),
    Bad(
        "forty-thousand-characters.txt",
        lambda: with_finding("Longby", "The offer is thin. " + "and thin " * 4500),
        (
            Said(
                ("This is unusually long: several findings may have run together, their bullets lost."),
                "Compare it with the letter.",
                place=", line 94 (2021-A-D04)",
                severity="warning",
            ),
        ),
    ),
    Bad("two-million-characters-in-a-line.txt", lambda: b"a" * 2_000_000, (THIS_IS_NOT_AN_INSPECTION_DOCUMENT,)),
    Bad(
        "like-a-formula.txt",
        lambda: with_finding("Formby", "=cmd|' /C calc'!A0 stands in the offer."),
        kept=("=cmd|' /C calc'!A0 stands in the offer.",),
    ),
    Bad("sound-with-emoji.txt", lambda: with_finding("Soundby", f"{EMOJI}."), kept=(f"{EMOJI}.",)),
)
