"""Bulleted lists, healed of what page breaks and text extraction did to them."""

import pytest

from toolkit.letters.layout import is_hard_wrapped, read_marks
from toolkit.letters.lists import BulletList, read_list
from toolkit.model.document import Line


def listed(text: str, ends_at_paragraph: bool = False) -> BulletList:
    marks = read_marks(Line(number, line) for number, line in enumerate(text.split("\n"), 1))
    return read_list(marks, is_hard_wrapped(marks), ends_at_paragraph)


def items(text: str) -> list[object]:
    return [(i.text, *(s.text for s in i.sub_items)) if i.sub_items else i.text for i in listed(text).items]


LONG = "This is a long line that makes it plain that this text has a paragraph a line and is not wrapped hard" * 2

CASES = {
    "a bullet a line": ("- One.\n- Two.", ["One.", "Two."]),
    "a bullet cut by a page break": (
        "- Staff work with\n\n\n\nfamilies well.\n- Two.",
        ["Staff work with families well.", "Two."],
    ),
    "a cut before a capital": (
        "- Needs of those with\n\nSEND are met.\n- Two.",
        ["Needs of those with SEND are met.", "Two."],
    ),
    "the tail given a bullet of its own": (
        "- The early years pathway is\n\n\n\n- supporting young mothers.\n- Two.",
        ["The early years pathway is supporting young mothers.", "Two."],
    ),
    "a list of phrases without full stops": (
        "- the lack of strategy\n\n- the quality of plans\n- the delay.",
        ["the lack of strategy", "the quality of plans", "the delay."],
    ),
    "nested by indent": (
        "- These changed:\n - a pilot\n - a forum\n- Two.",
        [("These changed:", "a pilot", "a forum"), "Two."],
    ),
    "nested without a colon": ("- One. It did.\n  - Less.\n  - More.", [("One. It did.", "Less.", "More.")]),
    "nested by case under a colon": ("- These changed:\n- a pilot\n- Two.", [("These changed:", "a pilot"), "Two."]),
    "a second sentence hanging under its bullet": (
        "- One:\n  - It is so.\n     And so.",
        [("One:", "It is so. And so.")],
    ),
    "a sub-item that lost its bullet": (
        "- For example:\n  - nurses do not ask\n\n\n\n visitors are not told.",
        [("For example:", "nurses do not ask", "visitors are not told.")],
    ),
    "a first item that lost its bullet": ("Guidance is not used.\n\n\n\n- Two.", ["Guidance is not used.", "Two."]),
    "a paragraph that refers back goes on": (f"- {LONG}.\n\nThis helps.\n\n- Two.", [f"{LONG}. This helps.", "Two."]),
    "a paragraph of its own that lost its bullet": (
        f"- {LONG}.\n\nSchools differ.\n\n- Two.",
        [f"{LONG}.", "Schools differ.", "Two."],
    ),
    "no bullets at all": (f"{LONG}.\n\nThis is two.", [f"{LONG}.", "This is two."]),
    "other glyphs": ("\u25a0 One.\n\u2022 Two.\n\uf0b7 Three.", ["One.", "Two.", "Three."]),
    "numbers that only mark items": ("1. One.\n2. Two.", ["One.", "Two."]),
    "roman numbers that only mark items": ("(i) One.\n(ii) Two.\n(iii) Three.", ["One.", "Two.", "Three."]),
    "nested by another glyph under a colon": (
        "- It is so:\n\u2013 One here.\n\u2013 Two here.\n- Three.",
        [("It is so:", "One here.", "Two here."), "Three."],
    ),
    "glyphs that lost their space": ("\n".join(f"-Item {n}." for n in range(8)), [f"Item {n}." for n in range(8)]),
    "round signs typed as a letter, with a tab or nothing after them": (
        "- Leaders:\n  oThe plan is known.\n  oSENCos help.\n  o\tIt works.\n- Two.",
        [("Leaders:", "The plan is known.", "SENCos help.", "It works."), "Two."],
    ),
    "a word that starts with that letter": ("- Leaders act\non it.\n- Two.", ["Leaders act on it.", "Two."]),
    "a hyphen at the line's end": ("- It is well-\nknown here.\n- Two.", ["It is well-known here.", "Two."]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_a_list_is_healed(text: str, expected: list[object]) -> None:
    assert items(text) == expected


def test_what_layout_cannot_decide_is_marked_for_a_person() -> None:
    healed = listed(f"- {LONG}.\n\nThis helps.\n\nSchools differ.\n\n- Two.").items
    assert [bool(i.uncertain) for i in healed] == [True, True, False]


def test_a_colon_without_a_list_under_it_is_marked() -> None:
    assert [bool(i.passage().uncertain) for i in listed("- It is so:\n- One.\n- Two.").items] == [True, False, False]


def test_a_paragraph_after_the_weaknesses_is_not_one_of_them() -> None:
    found = listed(
        "- the lack of strategy\n- the delay\n\nThe next steps are set out elsewhere.", ends_at_paragraph=True
    )
    assert [i.text for i in found.items] == ["the lack of strategy", "the delay"]
    assert [m.text for m in found.rest] == ["The next steps are set out elsewhere."]
