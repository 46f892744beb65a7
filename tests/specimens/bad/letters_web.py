"""Letters as saved web pages (.html) that cannot be used, or only in part."""

from html import escape

from tests.specimens.bad.case import EMOJI, OLE, RTL, Bad, Said, letter, zipped


def page(area: str, finding: str = "", head: str = '<meta charset="utf-8">', before: str = "") -> str:
    """The letter as a page, a paragraph a line, or what stands before it."""
    lines = "".join(f"<p>{escape(line, quote=False)}</p>\n" for line in letter(area, finding).split("\n"))
    return f"<!DOCTYPE html><html><head>{head}</head><body>{before}{lines}</body></html>"


def with_markup(area: str, markup: str) -> bytes:
    return page(area, "The offer is thinMARK.").replace("MARK", markup).encode()


THIS_IS_NOT_AN_INSPECTION_DOCUMENT = Said(
    ("This is not an inspection document the toolkit knows. Looked for and not found: …"),
    ("If it is one, check that the whole document was copied; otherwise take it out of the input folder."),
)
THE_WEB_PAGE_HAS_NO_TEXT = Said(
    "The web page has no text in it.",
    ("Save it again from the browser as a complete page, or copy the letter into a text file."),
)
THE_WEB_PAGE_HAS_NO_TEXT_TOO = Said(
    ("The web page has no text in it: a part that is not shown, such as a script, never ends."),
    ("Save it again from the browser as a complete page, or copy the letter into a text file."),
)
THE_WEB_PAGE_S_LETTERS_ARE = Said(
    "The web page's letters are in an encoding that is not known.",
    "Save it again from the browser, or copy the letter into a text file (UTF-8).",
)
LINE_94_OF_THE_PAGE_S = Said(
    ("Line 94 of the page's source is not in the encoding UTF-8; such letters were taken as Windows-1252."),
    "Compare quotation marks, accents and pound signs with the original.",
    severity="warning",
)

CASES: tuple[Bad, ...] = (
    Bad(
        "empty.html",
        lambda: b"",
        (Said("The file is empty.", "Replace it with the letter, or take it out of the input folder."),),
    ),
    Bad("one-byte.html", lambda: b"<", (THIS_IS_NOT_AN_INSPECTION_DOCUMENT,)),
    Bad(
        "a-word-file.html",
        lambda: zipped({"word/document.xml": b"<a/>"}),
        (
            Said(
                "It is a Word or zip file with another ending, not a web page.",
                "Give it its right ending, and run again.",
            ),
        ),
    ),
    Bad(
        "an-old-word-file.htm",
        lambda: OLE,
        (Said("It is a Word file with another ending, not a web page.", "Give it its right ending, and run again."),),
    ),
    Bad(
        "rich-text.html",
        lambda: b"{\\rtf1 Dear Ms Hallam}",
        (
            Said(
                "It is a rich text (RTF) file with another ending, not a web page.",
                "Give it its right ending, and run again.",
            ),
        ),
    ),
    Bad(
        "only-a-script.html",
        lambda: b"<html><body><script>document.write('Dear')</script></body></html>",
        (THE_WEB_PAGE_HAS_NO_TEXT,),
    ),
    Bad(
        "a-script-without-end.html",
        lambda: page("Scriptby", before="<script>var a = 1;").encode(),
        (THE_WEB_PAGE_HAS_NO_TEXT_TOO,),
    ),
    Bad(
        "a-style-without-end.html",
        lambda: page("Styleby", before="<style>p { color: red }").encode(),
        (THE_WEB_PAGE_HAS_NO_TEXT_TOO,),
    ),
    Bad("a-comment-without-end.html", lambda: page("Commentby", before="<!-- not for print ").encode()),
    Bad(
        "a-hidden-part-without-end.html",
        lambda: page("Hiddenby", before="<div hidden>").encode(),
        (THE_WEB_PAGE_HAS_NO_TEXT_TOO,),
    ),
    Bad("cut-in-its-head.html", lambda: page("Headby").encode()[:20], (THIS_IS_NOT_AN_INSPECTION_DOCUMENT,)),
    Bad(
        "cut-within-a-tag.html",
        lambda: page("Tagby")[: page("Tagby").index("</p>", 3000) + 2].encode(),
        (
            Said(
                "No strengths and no areas for development were found.",
                "Compare the letter's headings with what was taken from it.",
                severity="warning",
            ),
            Said(
                ("A written statement of action is required, but no area of significant weakness could be read."),
                "Read the end of the letter and put them into the paper by hand.",
            ),
        ),
    ),
    Bad("utf-16-without-mark.html", lambda: page("Widby").encode("utf-16-le"), (THE_WEB_PAGE_S_LETTERS_ARE,)),
    Bad("utf-16-big-without-mark.html", lambda: page("Bigby").encode("utf-16-be"), (THE_WEB_PAGE_S_LETTERS_ARE,)),
    Bad(
        "windows-1252-undeclared.html",
        lambda: page("Windby", "The café’s offer is thin.", head="").encode("cp1252", "replace"),
        (LINE_94_OF_THE_PAGE_S,),
    ),
    Bad(
        "declared-utf-8-and-is-none.html",
        lambda: page("Lieby", "The café’s offer is thin.").encode("cp1252", "replace"),
        (LINE_94_OF_THE_PAGE_S,),
    ),
    Bad("declared-utf-7.html", lambda: page("Sevenby", head='<meta charset="utf-7">').encode()),
    Bad(
        "bytes-nobody-knows.html",
        lambda: page("Noby", "The offer is MARK.").encode().replace(b"MARK", b"\x81\x8d\x90"),
        (THE_WEB_PAGE_S_LETTERS_ARE,),
    ),
    Bad(
        "lone-surrogate.html",
        lambda: with_markup("Loneby", "&#xD800;"),
        (
            Said(
                ("One letter cannot be told any more and stands as � in line 60: the file came so."),
                "Get it anew from where it came from, since papers quote what stands there.",
                severity="warning",
            ),
        ),
    ),
    Bad(
        "null-and-beyond.html",
        lambda: with_markup("Beyondby", "&#0;&#x110000;&#x1b;"),
        (
            Said(
                ("Two letters cannot be told any more and stand as � in line 60: the file came so."),
                "Get it anew from where it came from, since papers quote what stands there.",
                severity="warning",
            ),
        ),
    ),
    Bad(
        "nulls-inside.html",
        lambda: with_markup("Nullby", "\0\0"),
        (
            Said(
                "2 control characters, which cannot be printed, were left out.",
                "Compare the places with the original.",
                severity="warning",
            ),
        ),
    ),
    Bad(
        "right-to-left-override.html",
        lambda: with_markup("Turnby", RTL),
        (
            Said(
                "1 control character, which cannot be printed, was left out.",
                "Compare the places with the original.",
                severity="warning",
            ),
        ),
    ),
    Bad(
        "a-picture-of-the-letter.html",
        lambda: b'<html><body><img src="letter.png"></body></html>',
        (THE_WEB_PAGE_HAS_NO_TEXT,),
    ),
    Bad(
        "thirty-thousand-parts-in-each-other.html",
        lambda: b"<div>" * 30_000 + b"Dear Ms Hallam",
        (THIS_IS_NOT_AN_INSPECTION_DOCUMENT,),
    ),
    Bad(
        "larger-than-thirty-megabytes.html",
        lambda: b"<p>" + b"a" * 30_000_000,
        (Said("The web page is larger than 30 MB.", "Save the letter alone, and run again."),),
    ),
    Bad("sound-with-emoji.html", lambda: page("Soundby", f"{EMOJI}.").encode(), kept=(f"{EMOJI}.",)),
)
