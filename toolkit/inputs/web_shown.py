"""What of a web page a browser shows: hidden parts, and what only leads around, are known by their elements."""

import re
from collections import Counter

LISTS = frozenset("ul ol menu".split())
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
APART = HEADINGS | frozenset("p blockquote pre table hr dl figure".split())
BLOCKS = (
    APART
    | LISTS
    | frozenset(
        """div li dt dd tr td th thead tbody tfoot caption section article main aside address form fieldset
        legend figcaption details summary body html center header footer nav""".split()
    )
)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_NEVER_PRINTED = frozenset("script style noscript template title nav svg select textarea iframe object del".split())
_HANDED_OVER_WHOLE = frozenset("script style".split())
_RUNNING = frozenset("header footer".split())
_OF_ITS_OWN = frozenset("main article".split())
_AROUND = frozenset("navigation banner contentinfo search".split())
_NOT_SHOWN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-element\s*:\s*(?:header|footer)", re.I
)
_CELL_ENDS = frozenset("td th tr tbody tfoot".split())
_ENDED_BY = {
    "p": BLOCKS,
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": _CELL_ENDS,
    "th": _CELL_ENDS,
    "tr": _CELL_ENDS - {"td", "th"},
    "button": HEADINGS,
}
_MAY_STAY_OPEN = frozenset(_ENDED_BY) - {"button"}
_NESTING = (*LISTS, "dl", "table")
_ENDS_ITS_PARTS = (BLOCKS | {"head"}) - {"p", "form"}


class Shown:
    """Follows the elements; `hides` is the outermost one open that a browser does not show, if any.

    `unclosed` counts hidden elements with words in them that end only with what they stand in, or with the page.
    """

    def __init__(self) -> None:
        self.open = Counter[str]()
        self.inside = Counter[str]()
        self.panels = set[str]()
        self.hides = ""
        self.has_words = False
        self.unclosed = 0

    def start(self, tag: str, values: dict[str, str]) -> bool:
        """True where the element is shown."""
        if not any(self.inside[x] for x in _NESTING) and tag in _ENDED_BY.get(self.hides, ()):
            self.hides = ""
        if self.hides:
            self.inside[tag] += tag not in _VOID
            return False
        if self._is_hidden(tag, values):
            self.hides, self.inside = "" if tag in _VOID else tag, Counter()
            self.has_words = tag in _HANDED_OVER_WHOLE
            return False
        self.open[tag] += tag not in _VOID
        self.panels.update(values.get("aria-controls", "").split())
        return True

    def end(self, tag: str) -> bool:
        """True where what ends was shown."""
        if self.hides and self.inside[tag]:
            self.inside[tag] -= 1
        elif self.hides == tag:
            self.hides = ""
            return False
        elif self.hides and self.open[tag] and (tag in _ENDS_ITS_PARTS or self.hides not in BLOCKS):
            self.finish()
        if self.hides:
            return False
        self.open[tag] -= self.open[tag] > 0
        return True

    def finish(self) -> None:
        """Whatever is hidden ends here, though it was not closed."""
        self.unclosed += bool(self.hides) and self.has_words and self.hides not in _MAY_STAY_OPEN
        self.hides, self.inside = "", Counter()

    def _is_hidden(self, tag: str, values: dict[str, str]) -> bool:
        if tag in _NEVER_PRINTED or values.get("role", "").lower() in _AROUND:
            return True
        if tag in _RUNNING and not any(self.open[x] for x in _OF_ITS_OWN):
            return True
        if tag == "button":
            return not ("aria-expanded" in values or any(self.open[x] for x in HEADINGS))
        if self.open["button"] and ("data-nosnippet" in values or "visually-hidden" in values.get("class", "")):
            return True
        return values.get("title", "").lower() in _RUNNING or (
            values.get("id") not in self.panels and _is_marked_hidden(values)
        )


def _is_marked_hidden(values: dict[str, str]) -> bool:
    found = values.get("hidden", "until-found").lower() != "until-found"
    return found or bool(_NOT_SHOWN.search(values.get("style", "")))
