"""Bulleted lists as inspectors wrote them, healed of what text extraction did to them.

Page breaks cut bullets in two, give the second half a bullet of its own, or take a bullet's mark
away. Layout and punctuation decide what belongs together; where they cannot, the item says so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from toolkit.letters.joining import join as join
from toolkit.letters.layout import DASHES, Mark, without_number
from toolkit.model.letter import Passage

_ENDS_SENTENCE = re.compile(r"[.!?\u2026][\"'\u2019\u201d)\]]*$")
_ENDS_MID_PHRASE = re.compile(
    r"(?:,|\b(?:a|an|and|as|at|by|for|from|has|have|in|is|are|was|were|be|been|of|on|or|than|that|the|their|this"
    r"|to|which|who|with|not|its|it|these|those|between|through|into|across))$",
    re.I,
)
_REFERS_BACK = re.compile(
    r"^(?:this|these|those|that|they|their|them|it|its|he|she|however|as a result|in addition|additionally"
    r"|consequently|for example|for instance|therefore|moreover|furthermore|nevertheless|similarly|equally"
    r"|also|such|despite this|because of this|in this|by doing so|subsequently|conversely)\b",
    re.I,
)
LOST_MARK = "The bullet mark of this paragraph is lost; it was taken as a finding of its own."
LOST_SUB_MARK = "The bullet mark of a sub-item is lost; it was taken as a sub-item of its own."
RUN_TOGETHER = "This is unusually long: several findings may have run together, their bullets lost."
NO_LIST = "This announces a list, and none was found under it: its items may stand as findings of their own."
LONGEST = 2200
_USUAL = 2
JOINED = "This paragraph stands apart in the source; it was taken as going on with the finding above it."


@dataclass
class Item:
    """A bullet while it is being put together."""

    marks: list[Mark]
    uncertain: str = ""
    sub_items: list["Item"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return join([m.text if i else without_number(m.text) for i, m in enumerate(self.marks)])

    @property
    def leaf(self) -> "Item":
        return self.sub_items[-1] if self.sub_items else self

    def passage(self) -> Passage:
        """The healed words with the lines they stand on."""
        lines = sorted({m.line for item in (self, *self.sub_items) for m in item.marks})
        doubt = next((i.uncertain for i in (self, *self.sub_items) if i.uncertain), "")
        doubt = doubt or (RUN_TOGETHER if len(self.text) > LONGEST else "")
        doubt = doubt or (NO_LIST if self.text.endswith(":") and not self.sub_items else "")
        sub_items = tuple(i.text for i in self.sub_items)
        return Passage(self.text, sub_items, tuple(lines), self.marks[0].page, doubt)


@dataclass(frozen=True)
class BulletList:
    """Items in order, and the marks below the list that are not of it."""

    items: tuple[Item, ...]
    rest: tuple[Mark, ...]


def is_open(text: str) -> bool:
    """True where a text stops before its sentence does; after a colon or semicolon it has not."""
    return not _ENDS_SENTENCE.search(text) and text[-1:] not in ":;"


def ends_mid_phrase(text: str) -> bool:
    """True where a text ends in a comma or a word that calls for another: "of", "and", "their"."""
    return bool(_ENDS_MID_PHRASE.search(text))


def read_list(marks: list[Mark], wrapped: bool, ends_at_paragraph: bool = False) -> BulletList:
    """The items among `marks`.

    `wrapped`: paragraphs run over several lines. `ends_at_paragraph`: a closed paragraph without a
    bullet ends the list (what follows areas of significant weakness is the letter's closing).
    """
    return _ListReader(marks, wrapped, ends_at_paragraph).read()


def _first_tails(marks: list[Mark]) -> Iterator[tuple[Mark, Mark]]:
    """Each bullet with the line directly below it that goes on with it."""
    return ((a, b) for a, b in pairwise(marks) if a.glyph and not b.glyph and b.gap == 0)


class _ListReader:
    def __init__(self, marks: list[Mark], wrapped: bool, ends_at_paragraph: bool) -> None:
        self.marks = marks
        self.wrapped = wrapped
        self.ends_at_paragraph = ends_at_paragraph
        bullets = [m for m in marks if m.glyph]
        self.base = min((m.indent for m in bullets), default=0)
        self.numbered = not bullets and sum(1 for m in marks if m.number) >= 2
        self.has_bullets = bool(bullets) or self.numbered
        self.hanging = sum(b.left is not None and b.hangs_under(a) for a, b in _first_tails(marks)) >= _USUAL
        self.items: list[Item] = []

    def read(self) -> BulletList:
        for position, mark in enumerate(self.marks):
            if self._is_bullet(mark):
                self._place_bullet(mark)
            elif not self._place_paragraph(mark):
                return BulletList(tuple(self.items), tuple(self.marks[position:]))
        return BulletList(tuple(self.items), ())

    def _is_bullet(self, mark: Mark) -> bool:
        return mark.glyph or (self.numbered and bool(mark.number))

    def _place_bullet(self, mark: Mark) -> None:
        if not self.items:
            self.items.append(Item([mark]))
        elif self._is_dash_of_the_text(mark):
            self.items[-1].leaf.marks.append(mark.as_text)
        elif self._is_false_bullet(mark):
            self.items[-1].leaf.marks.append(mark)
        elif self._is_nested(mark):
            self.items[-1].sub_items.append(Item([mark]))
        else:
            self.items.append(Item([mark]))

    def _is_dash_of_the_text(self, mark: Mark) -> bool:
        """A dash between words that wrapping put at the start of a line."""
        leaf = self.items[-1].leaf
        below = mark.gap == 0 or mark.page != leaf.marks[-1].page
        dash = self.wrapped and below and mark.sign in DASHES and is_open(leaf.text)
        sentence = leaf.text[:1].isupper() and not mark.text[:1].isupper()
        other_sign = mark.sign != leaf.marks[0].sign
        return dash and sentence and (other_sign or mark.text[:1].islower())

    def _is_false_bullet(self, mark: Mark) -> bool:
        """The tail of a sentence that a page break gave a bullet of its own."""
        leaf = self.items[-1].leaf
        if not is_open(leaf.text) or mark.indent > leaf.marks[0].indent or not leaf.text[:1].isupper():
            return False
        return mark.text[:1].islower() or (mark.gap > 0 and ends_mid_phrase(leaf.text))

    def _is_nested(self, mark: Mark) -> bool:
        if mark.indent > self.base:
            return True
        parent = self.items[-1]
        if not parent.text.endswith(":"):
            return False
        like_last = not parent.sub_items or parent.sub_items[-1].marks[0].sign == mark.sign
        other_sign = mark.sign != parent.marks[0].sign and like_last
        return other_sign or (parent.text[:1].isupper() and mark.text[:1].islower())

    def _place_paragraph(self, mark: Mark) -> bool:
        """Put a line without a bullet where it belongs; False where the list has ended."""
        if not self.items:
            doubt = LOST_MARK if self.has_bullets else ""
            self.items.append(Item([mark], doubt))
            return True
        outdented = self.hanging and not mark.hangs_under(self.items[-1].leaf.marks[0])
        if mark.gap == 0 and (self.wrapped or mark.indent > 0) and not outdented:
            self.items[-1].leaf.marks.append(mark)
            return True
        if not self.has_bullets and self._starts_item_of_its_own(mark):
            self.items.append(Item([mark], LOST_MARK))
            return True
        if is_open(self.items[-1].leaf.text):
            return self._after_an_open_item(mark)
        return self._after_a_closed_item(mark)

    def _starts_item_of_its_own(self, mark: Mark) -> bool:
        """In a list that lost all its bullets: a line of its own, or a phrase after a whole phrase."""
        above = self.items[-1].leaf.text
        phrase = above[:1].islower() and mark.text[:1].islower() and not ends_mid_phrase(above)
        return phrase or (mark.gap == 0 and not ends_mid_phrase(above))

    def _after_an_open_item(self, mark: Mark) -> bool:
        item, leaf = self.items[-1], self.items[-1].leaf
        if item.sub_items and mark.indent > 0 and not mark.hangs_under(leaf.marks[0]):
            item.sub_items.append(Item([mark], LOST_SUB_MARK))
            return True
        unpunctuated = any(is_open(i.leaf.text) for i in self.items[:-1])
        if unpunctuated and mark.text[:1].isupper() and not ends_mid_phrase(leaf.text):
            return False
        leaf.marks.append(mark)
        return True

    def _after_a_closed_item(self, mark: Mark) -> bool:
        item = self.items[-1]
        hangs = mark.indent > self.base and mark.hangs_under(item.leaf.marks[0])
        if hangs and (mark.left is not None or not self.ends_at_paragraph):
            item.leaf.marks.append(mark)
        elif self.ends_at_paragraph:
            return False
        elif item.text.endswith(":") or (item.sub_items and mark.text[:1].islower()):
            item.sub_items.append(Item([mark], LOST_SUB_MARK))
        elif self.has_bullets and (_REFERS_BACK.match(mark.text) or mark.text[:1].islower()):
            item.leaf.marks.append(mark)
            item.leaf.uncertain = JOINED
        else:
            self.items.append(Item([mark], LOST_MARK if self.has_bullets else ""))
        return True
